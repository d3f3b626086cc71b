select name from menagerie_turns where name = 'votes' for update;

merge into menagerie_tallies t
using (
  select poll, option, sum(votes) as votes
  from (
    select i.poll, i.option, 1 as votes
    from unnest(:polls, :voters, :options) as i (poll, voter, option)
    left join menagerie_ballots b on b.poll = i.poll and b.voter = i.voter
    where b.option is null or b.option <> i.option
    union all
    select b.poll, b.option, -1
    from unnest(:polls, :voters, :options) as i (poll, voter, option)
    join menagerie_ballots b on b.poll = i.poll and b.voter = i.voter
    where b.option <> i.option
  ) as difference
  group by poll, option
) as d on t.poll = d.poll and t.option = d.option
when matched then update set votes = t.votes + d.votes
when not matched then insert (poll, option, votes) values (d.poll, d.option, d.votes);

select poll, voter, previous is not null as moved
from final table (
  merge into menagerie_ballots b
  using (
    select poll, voter, option, name
    from unnest(:polls, :voters, :options, :names) as u (poll, voter, option, name)
  ) as i on b.poll = i.poll and b.voter = i.voter
  when matched and b.option <> i.option
    then update set option = i.option, name = i.name, previous = b.option
  when not matched
    then insert (poll, voter, option, name) values (i.poll, i.voter, i.option, i.name)
);
