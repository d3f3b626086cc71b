-- Puts messages that stay for ever, each unless it does already.
-- KEYS: two for each message: the message, a string «expiry, newline, text»; fresh, a list of the
--   digests of its shard that list-messages.lua has yet to enter into the index.
-- ARGV: what to store of each.
-- A digest is in fresh only while its message stays for ever.
for i = 1, #KEYS, 2 do
  local message, fresh, stored = KEYS[i], KEYS[i + 1], ARGV[(i + 1) / 2]
  local put = redis.call('SET', message, stored, 'NX')
  if not put and redis.call('GETRANGE', message, 0, 7) ~= 'forever\n' then
    put = redis.call('SET', message, stored)
  end
  if put then
    redis.call('RPUSH', fresh, string.sub(message, -64))
  end
end
return #KEYS / 2
