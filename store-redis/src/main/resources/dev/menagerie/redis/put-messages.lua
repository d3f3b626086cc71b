-- Puts messages, each unless it is there already with as long a life.
-- KEYS: three for each message: the message, a string «expiry, newline, text»; the index, a sorted
--   set of its shard's digests; expiring, a sorted set of those of them that expire, by expiry.
-- ARGV: before which expiry an index need not remember anything; then three for each message: what
--   to store; its expiry, in milliseconds or «forever»; after how many milliseconds Redis may drop
--   it.

local function expiry_of(message)
  return string.match(redis.call('GETRANGE', message, 0, 19), '^([^\n]+)\n')
end

-- Most often the message is new, and then this takes two calls.
local function put_forever(message, index, expiring, digest, stored)
  if not redis.call('SET', message, stored, 'NX') then
    if expiry_of(message) == 'forever' then
      return
    end
    redis.call('SET', message, stored)
  end
  -- What was not in the index does not expire either.
  if redis.call('ZADD', index, '0', digest) == 0 then
    redis.call('ZREM', expiring, digest)
  end
end

local function put_until(expiry, message, index, expiring, digest, stored, drop_after)
  local there = expiry_of(message)
  if there == 'forever' or (there and tonumber(there) >= tonumber(expiry)) then
    return
  end
  redis.call('SET', message, stored, 'PX', drop_after)
  redis.call('ZADD', expiring, expiry, digest)
  redis.call('ZADD', index, '0', digest)
end

for i = 1, #KEYS, 3 do
  local message, index, expiring = KEYS[i], KEYS[i + 1], KEYS[i + 2]
  local stored, expiry, drop_after = ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local digest = string.sub(message, -64)
  if expiry == 'forever' then
    put_forever(message, index, expiring, digest, stored)
  else
    put_until(expiry, message, index, expiring, digest, stored, drop_after)
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
