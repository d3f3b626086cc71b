create table menagerie_ballots (
  poll text not null,
  voter text not null,
  option text not null,
  name text not null,
  previous text,
  primary key (poll, voter)
);

comment on column menagerie_ballots.previous is 'the option chosen before this one, if any';

create table menagerie_tallies (
  poll text not null,
  option text not null,
  votes bigint not null,
  primary key (poll, option)
);

create table menagerie_visits (
  poll text not null,
  page text not null,
  visits bigint not null,
  primary key (poll, page)
);
