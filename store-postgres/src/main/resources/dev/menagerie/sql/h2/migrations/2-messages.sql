create table if not exists menagerie_messages (
  digest varbinary primary key,
  body varbinary not null,
  expires timestamp with time zone
);

create index if not exists menagerie_messages_expires on menagerie_messages (expires);
