-- In one statement, so that the version is that of the rows.
select c.version as catalogue, p.pxcode, p.procedure, p.version
from menagerie_catalog c left join (
  select pxcode, procedure, version from starter_pxcodes
  where pxcode >= :code order by pxcode limit :limit offset :offset
) as p on true
order by p.pxcode;
