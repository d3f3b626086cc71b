create table menagerie_messages (
  digest bytea primary key,
  body bytea not null,
  expires timestamptz
);

create index menagerie_messages_expires on menagerie_messages (expires) where expires is not null;
