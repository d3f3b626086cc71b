select name from menagerie_turns where name = 'accounts' for update;

merge into menagerie_token_uses u
using (select hash from menagerie_tokens where hash = :hash) as t on u.hash = t.hash
when matched then update set used = greatest(u.used, :used)
when not matched then insert (hash, used) values (t.hash, :used);
