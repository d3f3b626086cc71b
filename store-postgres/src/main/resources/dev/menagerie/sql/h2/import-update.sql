update incoming i set version = next value for menagerie_versions
where not exists (
  select 1 from starter_pxcodes p where p.pxcode = i.pxcode and p.procedure = i.procedure
);

insert into menagerie_history (pxcode, procedure, version, effective)
select i.pxcode, i.procedure, i.version, greatest(:effective, coalesce((
  select max(h.effective) from menagerie_history h where h.pxcode = i.pxcode
), :effective))
from incoming i
where i.version is not null;

merge into starter_pxcodes p
using incoming as i on p.pxcode = i.pxcode
when matched and p.procedure <> i.procedure then
update set procedure = i.procedure, version = i.version;
