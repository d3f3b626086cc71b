-- Counts once more. KEYS: the counter. ARGV: how many milliseconds it stays.
local count = redis.call('INCR', KEYS[1])
if count == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return count
