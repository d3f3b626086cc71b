-- What changes something gets its version when it is put in force, lest a later change gets a lower one.
create local temporary table incoming (
  line bigint not null,
  pxcode varchar(10) not null,
  procedure varchar(510) not null,
  version bigint
) on commit drop;
