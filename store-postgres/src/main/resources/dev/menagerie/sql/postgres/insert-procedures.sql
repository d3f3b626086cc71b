insert into starter_pxcodes (pxcode, procedure, version)
select pxcode, procedure, version
from unnest(:codes, :titles, :versions) as i (pxcode, procedure, version)
order by pxcode
on conflict (pxcode) do nothing;
