-- One statement, so one transaction and one round trip. Rows are locked in the order of their keys,
-- the tallies last, so that replicas never wait for each other in a circle. What tells a moved vote
-- from where is the column "previous": it is set from the row as it is when its lock is held, which
-- a query beforehand could not see.
with incoming as (
  select poll, voter, option, name
  from unnest(:polls, :voters, :options, :names) as i (poll, voter, option, name)
), changed as (
  insert into menagerie_ballots as b (poll, voter, option, name)
  select poll, voter, option, name from incoming order by poll, voter
  on conflict (poll, voter) do update
    set option = excluded.option, name = excluded.name, previous = b.option
    where b.option <> excluded.option
  returning poll, voter, option, previous
), counted as (
  insert into menagerie_tallies as t (poll, option, votes)
  select poll, option, sum(votes)
  from (
    select poll, option, 1 as votes from changed
    union all
    select poll, previous, -1 from changed where previous is not null
  ) as difference
  group by poll, option
  having sum(votes) <> 0
  order by poll, option
  on conflict (poll, option) do update set votes = t.votes + excluded.votes
)
select poll, voter, previous is not null as moved from changed;
