-- Counts once more. KEYS: the counter. ARGV: when it may go, in milliseconds.
local count = redis.call('INCR', KEYS[1])
if count == 1 then
  redis.call('PEXPIREAT', KEYS[1], ARGV[1])
end
return count
