insert into menagerie_messages as m (digest, body, expires)
select digest, body, cast(expires as timestamptz)
from unnest(:digests, :bodies, :expiries) as i (digest, body, expires)
order by digest
on conflict (digest) do update set expires = excluded.expires
  where m.expires < excluded.expires or m.expires is not null and excluded.expires is null;
