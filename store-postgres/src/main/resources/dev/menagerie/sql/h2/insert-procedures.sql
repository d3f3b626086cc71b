update menagerie_catalog set version = version + 1;

insert into starter_pxcodes (pxcode, procedure, version)
select pxcode, procedure, version
from unnest(:codes, :titles, :versions) as i (pxcode, procedure, version);
