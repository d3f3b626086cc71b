-- In the order of the index by expiry: in any other the whole table would be looked through. What
-- somebody else is writing or trimming is left to the next time, so nobody waits in a circle.
delete from menagerie_messages
where expires <= :longAgo
  and digest in (
    select digest from menagerie_messages where expires <= :longAgo order by expires limit :limit
    for update skip locked
  );
