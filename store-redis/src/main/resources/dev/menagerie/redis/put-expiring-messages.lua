-- Puts messages that expire, each unless it is there already with as long a life.
-- KEYS: three for each message: the message, as in put-messages.lua; the index, a sorted set of its
--   shard's digests; expiring, a sorted set of those of them that expire, by expiry.
-- ARGV: before which expiry an index need not remember anything; then three for each message: what
--   to store; its expiry, in milliseconds; after how many milliseconds Redis may drop it.
for i = 1, #KEYS, 3 do
  local message, index, expiring = KEYS[i], KEYS[i + 1], KEYS[i + 2]
  local stored, expiry, drop_after = ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local there = string.match(redis.call('GETRANGE', message, 0, 19), '^([^\n]+)\n')
  local as_long = there == 'forever' or (there and tonumber(there) >= tonumber(expiry))
  if not as_long then
    local digest = string.sub(message, -64)
    redis.call('SET', message, stored, 'PX', drop_after)
    redis.call('ZADD', expiring, expiry, digest)
    redis.call('ZADD', index, '0', digest)
  end
end

-- Tidies up one shard: digests are random, so that every shard has its turn.
local index, expiring = KEYS[2], KEYS[3]
local long_dead = redis.call('ZRANGEBYSCORE', expiring, '-inf', ARGV[1], 'LIMIT', 0, 200)
for _, dead in ipairs(long_dead) do
  redis.call('ZREM', index, dead)
  redis.call('ZREM', expiring, dead)
end
return #KEYS / 3
