insert into menagerie_visits as v (poll, page, visits)
select poll, page, visits
from unnest(:polls, :pages, :visits) as i (poll, page, visits)
order by poll, page
on conflict (poll, page) do update set visits = v.visits + excluded.visits
returning poll, page, visits;
