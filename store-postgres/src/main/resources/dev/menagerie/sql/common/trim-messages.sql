delete from menagerie_messages
where expires <= :now
  and digest in (
    select digest from menagerie_messages where expires <= :now order by digest limit :limit
  );
