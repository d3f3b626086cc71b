-- Edits the catalogue, in order.
-- KEYS: rows, a hash code -> «version title»; codes, a sorted set; version, a counter from which
--   every change takes a number, so that none is used twice.
-- ARGV: «create», «replace» or «delete»; code; title or nothing; the version expected or nothing;
--   and so on for the next edit.
-- Returns for each edit one word, followed by the row as it stands if there is one.
local rows, codes, version = unpack(KEYS)
redis.call('ZCARD', codes) -- Fails before anything is written if the key holds something else.

local function edited(what, code, title, expected)
  local row = redis.call('HGET', rows, code)
  local misses = expected ~= '' and expected ~= (row and string.match(row, '^%d+'))
  if row and (what == 'create' or misses) then
    return { 'CONFLICT', row }
  elseif not row and (what == 'delete' or misses) then
    return { 'MISSING' }
  end
  local number = redis.call('INCR', version)
  if what == 'delete' then
    redis.call('HDEL', rows, code)
    redis.call('ZREM', codes, code)
    return { 'DELETED' }
  end
  local written = number .. ' ' .. title
  redis.call('HSET', rows, code, written)
  redis.call('ZADD', codes, 0, code)
  return { row and 'REPLACED' or 'CREATED', written }
end

local outcomes = {}
for i = 1, #ARGV, 4 do
  outcomes[#outcomes + 1] = edited(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3])
end
return outcomes
