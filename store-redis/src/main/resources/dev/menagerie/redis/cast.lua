-- Casts ballots of one poll, in order.
-- KEYS: ballots, a hash voter -> option:name; tally, a hash option -> votes.
-- ARGV: voter, option, name of the first ballot, then of the next.
-- Returns one word for each ballot.
local ballots, tally = KEYS[1], KEYS[2]
redis.call('HLEN', tally) -- Fails before anything is written if the key holds something else.

local outcomes = {}
for i = 1, #ARGV, 3 do
  local voter, option, name = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local ballot = redis.call('HGET', ballots, voter)
  local before = ballot and string.match(ballot, '^[^:]*')
  local outcome = 'UNCHANGED'
  if before ~= option then
    outcome = before and 'MOVED' or 'COUNTED'
    redis.call('HINCRBY', tally, option, 1)
    if before then
      redis.call('HINCRBY', tally, before, -1)
    end
    redis.call('HSET', ballots, voter, option .. ':' .. name)
  end
  outcomes[#outcomes + 1] = outcome
end
return outcomes
