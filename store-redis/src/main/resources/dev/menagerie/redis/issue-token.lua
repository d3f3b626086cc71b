-- Issues a token, and tells with 1 that its user exists and its hash was free.
-- KEYS: users, a hash by name; tokens, a hash: token hash -> expiry and more; the set of the
--   user's token hashes. ARGV: name; token hash; expiry and more; now, in milliseconds.
local users, tokens, of_user = KEYS[1], KEYS[2], KEYS[3]
local name, hash, token, now = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

if redis.call('HEXISTS', users, name) == 0 then
  return 0
end
for _, old in ipairs(redis.call('SMEMBERS', of_user)) do
  local expiry = string.match(redis.call('HGET', tokens, old) or '0', '^%d+')
  if tonumber(expiry) <= now then
    redis.call('HDEL', tokens, old)
    redis.call('SREM', of_user, old)
  end
end
if redis.call('HSETNX', tokens, hash, token) == 0 then
  return 0
end
redis.call('SADD', of_user, hash)
return 1
