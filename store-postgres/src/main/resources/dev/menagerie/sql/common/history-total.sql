select count(*) from (
  select procedure, row_number() over (partition by pxcode order by effective desc, id desc) as age
  from menagerie_history where effective <= :moment
) as told
where age = 1 and procedure is not null;
