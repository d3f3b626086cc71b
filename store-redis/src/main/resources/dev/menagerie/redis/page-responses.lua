-- Returns the ids of some responses in their order, each followed by its place in the sequence.
-- KEYS: order, as in save-response.lua. ARGV: behind which place, as of ZRANGEBYSCORE; how many;
--   whether up or down.
if ARGV[3] == 'up' then
  return redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
end
return redis.call('ZREVRANGEBYSCORE', KEYS[1], ARGV[1], '-inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
