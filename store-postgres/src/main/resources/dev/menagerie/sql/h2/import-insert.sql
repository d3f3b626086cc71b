insert into starter_pxcodes (pxcode, procedure, version)
select i.pxcode, i.procedure, i.version
from incoming i left join starter_pxcodes p on p.pxcode = i.pxcode
where p.pxcode is null
order by i.pxcode;
