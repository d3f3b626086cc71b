create temporary table incoming (
  line bigint not null,
  pxcode varchar(10) collate "C" not null,
  procedure varchar(255) not null
) on commit drop;
