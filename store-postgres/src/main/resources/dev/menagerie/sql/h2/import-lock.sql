update menagerie_catalog set version = version + 1;

insert into menagerie_history (pxcode, procedure, version, effective)
select i.pxcode, i.procedure, next value for menagerie_versions, :effective
from incoming i left join starter_pxcodes p on p.pxcode = i.pxcode
where p.pxcode is null or p.procedure <> i.procedure;
