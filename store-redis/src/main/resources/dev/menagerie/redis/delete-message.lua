-- Deletes a message, and tells with 1 that it was there and had not expired.
-- KEYS: message, index, expiring, as in put-messages.lua. ARGV: digest; now, in milliseconds.
local message, index, expiring = KEYS[1], KEYS[2], KEYS[3]
local digest, now = ARGV[1], tonumber(ARGV[2])

local expiry = string.match(redis.call('GETRANGE', message, 0, 19), '^([^\n]+)\n')
redis.call('DEL', message)
redis.call('ZREM', index, digest)
redis.call('ZREM', expiring, digest)
return expiry and (tonumber(expiry) or math.huge) > now and 1 or 0
