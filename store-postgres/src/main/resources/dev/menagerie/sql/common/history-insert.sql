insert into menagerie_history (pxcode, procedure, version, effective)
select pxcode, procedure, version, :effective
from unnest(:codes, :titles, :versions) as i (pxcode, procedure, version);
