select procedure, version, effective, recorded from menagerie_history
where pxcode = :code order by effective desc, id desc limit :limit;
