select name from menagerie_turns where name = 'accounts' for update;

insert into menagerie_tokens (hash, username, label, scope, expires)
select :hash, username, :label, :scope, :expires
from starter_users
where username = :account and not exists (select 1 from menagerie_tokens where hash = :hash);
