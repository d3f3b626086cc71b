select name from menagerie_turns where name = 'messages' for update;

merge into menagerie_messages m
using (
  select cast(? as varbinary) as digest,
    cast(? as varbinary) as body,
    cast(? as timestamp with time zone) as expires
) as i on m.digest = i.digest
when matched and (m.expires < i.expires or m.expires is not null and i.expires is null)
  then update set expires = i.expires
when not matched then insert (digest, body, expires) values (i.digest, i.body, i.expires);
