-- Returns the hash of each of a user's tokens, followed by what is known of it.
-- KEYS: tokens; the user's set of token hashes, as in issue-token.lua.
local found = {}
for _, hash in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  found[#found + 1] = hash
  found[#found + 1] = redis.call('HGET', KEYS[1], hash)
end
return found
