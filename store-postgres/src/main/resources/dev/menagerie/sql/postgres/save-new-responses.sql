-- In the order of the ids, so that replicas never wait for each other in a circle. Without a clause
-- about conflicts, which has the database look up each id twice and write down each row twice.
insert into "${table}" (${columns} "id", "at")
select ${values} id, cast(at as timestamptz)
from unnest(${arrays} ?, ?) as i (${names} id, at)
order by id;
