-- Lists digests of one shard that have not expired, in order.
-- KEYS: index, expiring, as in put-messages.lua.
-- ARGV: from and to, as of ZRANGEBYLEX; the most to return; now, in milliseconds.
local index, expiring = KEYS[1], KEYS[2]
local from, to, limit, now = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

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
