-- A code's latest change is the one that the catalogue shows, whatever a clock says.
insert into menagerie_history (pxcode, procedure, version, effective)
select i.pxcode, i.procedure, i.version, greatest(:effective, coalesce((
  select max(h.effective) from menagerie_history h where h.pxcode = i.pxcode
), :effective))
from unnest(:codes, :titles, :versions) as i (pxcode, procedure, version);
