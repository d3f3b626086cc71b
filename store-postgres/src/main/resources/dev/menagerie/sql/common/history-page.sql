select pxcode, procedure, version from (
  select pxcode, procedure, version,
    row_number() over (partition by pxcode order by effective desc, id desc) as age
  from menagerie_history where effective <= :moment
) as told
where age = 1 and procedure is not null
order by pxcode limit :limit offset :offset;
