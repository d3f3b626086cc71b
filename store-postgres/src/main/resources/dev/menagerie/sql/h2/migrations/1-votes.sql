-- Whoever writes first locks the row that belongs to what is written, so that writers take turns.
create table if not exists menagerie_turns (name varchar primary key);

merge into menagerie_turns values ('votes'), ('visits'), ('messages'), ('procedures'), ('surveys'), ('accounts');

create table if not exists menagerie_ballots (
  poll varchar not null,
  voter varchar not null,
  option varchar not null,
  name varchar not null,
  previous varchar,
  primary key (poll, voter)
);

comment on column menagerie_ballots.previous is 'the option chosen before this one, if any';

create table if not exists menagerie_tallies (
  poll varchar not null,
  option varchar not null,
  votes bigint not null,
  primary key (poll, option)
);

create table if not exists menagerie_visits (
  poll varchar not null,
  page varchar not null,
  visits bigint not null,
  primary key (poll, page)
);
