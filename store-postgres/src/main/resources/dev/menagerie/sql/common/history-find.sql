select pxcode, procedure, version from menagerie_history
where pxcode = :code and effective <= :moment order by effective desc, id desc limit 1;
