select i.line, i.pxcode, p.procedure as before, i.procedure as after
from incoming i left join starter_pxcodes p on p.pxcode = i.pxcode
where p.pxcode is null or p.procedure <> i.procedure
order by i.line limit :limit;
