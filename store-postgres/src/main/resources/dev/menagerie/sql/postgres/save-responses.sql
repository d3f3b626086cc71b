-- In the order of the ids, so that replicas never wait for each other in a circle.
insert into "${table}" (${columns} "id", "at")
select ${values} id, cast(at as timestamptz)
from unnest(${arrays} ?, ?) as i (${names} id, at)
order by id
on conflict ("id") do nothing
returning "id";
