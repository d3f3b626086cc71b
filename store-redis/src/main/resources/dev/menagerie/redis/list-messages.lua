-- Lists digests of one shard that have not expired, in order. Answers nil if it is to be asked once
-- more, since so many messages are new that entering all into the index would keep others waiting.
-- KEYS: index, expiring, as in put-expiring-messages.lua; fresh, as in put-messages.lua.
-- ARGV: from and to, as of ZRANGEBYLEX; the most to return; now, in milliseconds; the most new ones
--   to enter into the index.
local index, expiring, fresh = KEYS[1], KEYS[2], KEYS[3]
local from, to, limit, now = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local most_new = tonumber(ARGV[5])

-- Where nothing is new this only reads, and so is served by a Redis that takes no writes.
local new = redis.call('LRANGE', fresh, 0, most_new - 1)
if #new > 0 then
  -- First what frees memory: Redis lets a script that has begun to write use a little more.
  redis.call('LTRIM', fresh, #new, -1)
  local entries = {}
  for i, digest in ipairs(new) do
    entries[2 * i - 1], entries[2 * i] = '0', digest
  end
  redis.call('ZADD', index, unpack(entries))
  redis.call('ZREM', expiring, unpack(new))
end
if redis.call('EXISTS', fresh) == 1 then
  return false
end

local alive = {}
repeat
  local some = redis.call('ZRANGEBYLEX', index, from, to, 'LIMIT', 0, limit)
  for _, digest in ipairs(some) do
    local expiry = redis.call('ZSCORE', expiring, digest)
    if #alive < limit and (not expiry or tonumber(expiry) > now) then
      alive[#alive + 1] = digest
    end
    from = '(' .. digest
  end
until #alive == limit or #some < limit
return alive
