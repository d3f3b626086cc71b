select count(case when p.pxcode is null then 1 end) as added,
  count(case when p.procedure <> i.procedure then 1 end) as changed,
  count(case when p.procedure = i.procedure then 1 end) as same,
  0 as repetitions
from incoming i left join starter_pxcodes p on p.pxcode = i.pxcode;
