select name from menagerie_turns where name = 'messages' for update;

merge into menagerie_messages m
using (select digest, body from unnest(?, ?) as u (digest, body)) as i on m.digest = i.digest
when matched and m.expires is not null then update set expires = null
when not matched then insert (digest, body) values (i.digest, i.body);
