-- The messages come in the order of their digests, so that replicas never wait for each other in a
-- circle.
insert into menagerie_messages as m (digest, body, expires)
select digest, body, cast(expires as timestamptz)
from unnest(?, ?, ?) as i (digest, body, expires)
on conflict (digest) do update set expires = excluded.expires
  where m.expires < excluded.expires or m.expires is not null and excluded.expires is null;
