-- Puts a message, unless it is there already with as long a life.
-- KEYS: message, a string «expiry, newline, text»; index, a sorted set of the shard's digests;
--   expiring, a sorted set of those that expire, by expiry.
-- ARGV: digest; text; expiry, in milliseconds or «forever»; after how many milliseconds Redis may
--   drop it; before which expiry the index need not remember anything.
local message, index, expiring = KEYS[1], KEYS[2], KEYS[3]
local digest, text, expiry, drop_after, long_gone = unpack(ARGV)

for _, dead in ipairs(redis.call('ZRANGEBYSCORE', expiring, '-inf', long_gone, 'LIMIT', 0, 10)) do
  redis.call('ZREM', index, dead)
  redis.call('ZREM', expiring, dead)
end

local there = string.match(redis.call('GETRANGE', message, 0, 19), '^([^\n]+)\n')
if there == 'forever' or (there and tonumber(there) >= (tonumber(expiry) or math.huge)) then
  return 0
end
if expiry == 'forever' then
  redis.call('SET', message, expiry .. '\n' .. text)
  redis.call('ZREM', expiring, digest)
else
  redis.call('SET', message, expiry .. '\n' .. text, 'PX', drop_after)
  redis.call('ZADD', expiring, expiry, digest)
end
redis.call('ZADD', index, 0, digest)
return 1
