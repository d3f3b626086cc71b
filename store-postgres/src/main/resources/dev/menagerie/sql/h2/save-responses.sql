select name from menagerie_turns where name = 'surveys' for update;

select "id" from final table (
  insert into "${table}" (${columns} "id", "at")
  select ${values} id, cast(at as timestamp with time zone)
  from unnest(${arrays} ?, ?) as i (${names} id, at)
  where not exists (select 1 from "${table}" r where r."id" = i.id)
);
