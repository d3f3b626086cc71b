-- Deletes a message, and tells with 1 that it was there and had not expired.
-- KEYS: message, index, expiring, fresh, as in list-messages.lua. ARGV: digest; now, in
--   milliseconds.
local message, index, expiring, fresh = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local digest, now = ARGV[1], tonumber(ARGV[2])

local expiry = string.match(redis.call('GETRANGE', message, 0, 19), '^([^\n]+)\n')
redis.call('DEL', message)
redis.call('ZREM', index, digest)
redis.call('ZREM', expiring, digest)
redis.call('LREM', fresh, 0, digest)
return expiry and (tonumber(expiry) or math.huge) > now and 1 or 0
