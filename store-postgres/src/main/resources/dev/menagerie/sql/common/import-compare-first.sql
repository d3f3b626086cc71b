-- Where codes are there twice, which takes longer to look at.
select count(case when nth = 1 and p.pxcode is null then 1 end) as added,
  count(case when nth = 1 and p.procedure <> i.procedure then 1 end) as changed,
  count(case when nth = 1 and p.procedure = i.procedure then 1 end) as same,
  count(case when nth > 1 then 1 end) as repetitions
from (
  select pxcode, procedure, row_number() over (partition by pxcode order by line) as nth
  from incoming
) as i left join starter_pxcodes p on p.pxcode = i.pxcode;
