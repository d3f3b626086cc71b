-- Revokes a token, and tells with 1 that it was there.
-- KEYS: tokens; its user's set of token hashes, as in issue-token.lua. ARGV: token hash.
redis.call('SREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])
