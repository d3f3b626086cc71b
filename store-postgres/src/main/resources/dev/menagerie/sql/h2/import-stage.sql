create local temporary table incoming (
  line bigint not null,
  pxcode varchar(10) not null,
  procedure varchar(510) not null
) on commit drop;
