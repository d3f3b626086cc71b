select (select version from menagerie_catalog) as version, pxcode from (
  select pxcode, row_number() over (order by pxcode) - 1 as place from starter_pxcodes
) as placed
where mod(place, :step) = 0
order by place;
