-- What a later change has overtaken is about the past alone.
insert into menagerie_history (pxcode, procedure, version, effective)
select i.pxcode, i.procedure, next value for menagerie_versions, :effective
from incoming i
where exists (
  select 1 from menagerie_history h where h.pxcode = i.pxcode and h.effective > :effective
) and i.procedure is distinct from (
  select h.procedure from menagerie_history h
  where h.pxcode = i.pxcode and h.effective <= :effective
  order by h.effective desc, h.id desc limit 1
);

delete from incoming i where exists (
  select 1 from menagerie_history h where h.pxcode = i.pxcode and h.effective > :effective
);
