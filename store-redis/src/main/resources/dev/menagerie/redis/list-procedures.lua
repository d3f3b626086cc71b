-- Returns how many rows there are, then some codes, each followed by its row.
-- KEYS: codes, rows, as in edit-procedures.lua. ARGV: the command that picks codes; its arguments.
local listed = { redis.call('ZCARD', KEYS[1]) }
for _, code in ipairs(redis.call(ARGV[1], KEYS[1], unpack(ARGV, 2))) do
  listed[#listed + 1] = code
  listed[#listed + 1] = redis.call('HGET', KEYS[2], code)
end
return listed
