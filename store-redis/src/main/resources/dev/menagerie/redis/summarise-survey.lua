-- Returns how many responses there are, then for each question its most frequent answers, each
-- followed by how often it was given, below zero.
-- KEYS: order, then counts of each question, as in save-response.lua. ARGV: how many at most.
local summary = { redis.call('ZCARD', KEYS[1]) }
for i = 2, #KEYS do
  summary[i] = redis.call('ZRANGE', KEYS[i], 0, ARGV[1] - 1, 'WITHSCORES')
end
return summary
