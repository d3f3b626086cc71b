-- The lock keeps the user from being removed before the token is there.
insert into menagerie_tokens (hash, username, label, scope, expires)
select :hash, username, :label, :scope, :expires
from starter_users where username = :account for key share
on conflict (hash) do nothing;
