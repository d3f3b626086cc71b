-- Replaces what is known of a user, and tells with 1 that there is one.
-- KEYS: users, a hash name -> what is known. ARGV: name; what is known.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
