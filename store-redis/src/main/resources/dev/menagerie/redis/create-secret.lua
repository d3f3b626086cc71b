-- Sets a secret if there is none, and returns the one that is there then.
-- KEYS: secret. ARGV: a fresh one.
redis.call('SETNX', KEYS[1], ARGV[1])
return redis.call('GET', KEYS[1])
