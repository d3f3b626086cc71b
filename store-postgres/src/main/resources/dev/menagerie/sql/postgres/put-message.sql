-- What put-messages does, without the price of arrays.
insert into menagerie_messages as m (digest, body, expires)
values (?, ?, cast(? as timestamptz))
on conflict (digest) do update set expires = excluded.expires
  where m.expires < excluded.expires or m.expires is not null and excluded.expires is null;
