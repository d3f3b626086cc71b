select name from menagerie_turns where name = 'visits' for update;

select poll, page, visits
from final table (
  merge into menagerie_visits v
  using (
    select poll, page, visits from unnest(:polls, :pages, :visits) as u (poll, page, visits)
  ) as i on v.poll = i.poll and v.page = i.page
  when matched then update set visits = v.visits + i.visits
  when not matched then insert (poll, page, visits) values (i.poll, i.page, i.visits)
);
