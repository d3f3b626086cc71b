-- Puts a message, unless it is there already with as long a life.
-- KEYS: message, a string «expiry, newline, text»; index, a sorted set of the shard's digests;
--   expiring, a sorted set of those that expire, by expiry.
-- ARGV: digest; text; expiry, in milliseconds or «forever»; after how many milliseconds Redis may
--   drop it; before which expiry the index need not remember anything.
local message, index, expiring = KEYS[1], KEYS[2], KEYS[3]
local digest, text, expiry, drop_after, long_gone = unpack(ARGV)

-- Most often nothing expires and the message is new: then this is all that is asked.
local some_expire = redis.call('EXISTS', expiring) == 1

if some_expire then
  local long_dead = redis.call('ZRANGEBYSCORE', expiring, '-inf', long_gone, 'LIMIT', 0, 10)
  for _, dead in ipairs(long_dead) do
    redis.call('ZREM', index, dead)
    redis.call('ZREM', expiring, dead)
  end
end

local function expiry_there()
  return string.match(redis.call('GETRANGE', message, 0, 19), '^([^\n]+)\n')
end

local stored = expiry .. '\n' .. text
if expiry == 'forever' then
  if not redis.call('SET', message, stored, 'NX') then
    if expiry_there() == 'forever' then
      return 0
    end
    redis.call('SET', message, stored)
  end
  if some_expire then
    redis.call('ZREM', expiring, digest)
  end
else
  local there = expiry_there()
  if there == 'forever' or (there and tonumber(there) >= tonumber(expiry)) then
    return 0
  end
  redis.call('SET', message, stored, 'PX', drop_after)
  redis.call('ZADD', expiring, expiry, digest)
end
redis.call('ZADD', index, 0, digest)
return 1
