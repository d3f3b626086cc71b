create table if not exists menagerie_migrations (
  version int primary key,
  name varchar not null,
  checksum varchar not null,
  at timestamp with time zone default current_timestamp not null
);
