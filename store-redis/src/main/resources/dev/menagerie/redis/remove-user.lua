-- Removes a user with all tokens, and tells with 1 that there was one.
-- KEYS: users; tokens; the user's set of token hashes, as in issue-token.lua. ARGV: name.
for _, hash in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  redis.call('HDEL', KEYS[2], hash)
end
redis.call('DEL', KEYS[3])
return redis.call('HDEL', KEYS[1], ARGV[1])
