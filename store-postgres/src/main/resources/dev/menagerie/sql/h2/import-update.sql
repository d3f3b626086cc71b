insert into menagerie_history (pxcode, procedure, version, effective)
select i.pxcode, i.procedure, i.version, :effective
from incoming i left join starter_pxcodes p on p.pxcode = i.pxcode
where p.pxcode is null or p.procedure <> i.procedure;

merge into starter_pxcodes p
using incoming as i on p.pxcode = i.pxcode
when matched and p.procedure <> i.procedure then
update set procedure = i.procedure, version = i.version;
