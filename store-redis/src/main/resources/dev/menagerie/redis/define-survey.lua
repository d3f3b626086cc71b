-- Adds what is new of a survey's questions, unless one of them is there with another kind: then
-- that one is returned, with its kind, and nothing changes.
-- KEYS: questions, a hash question -> «place kind». ARGV: question, place, kind, and so on.
for i = 1, #ARGV, 3 do
  local there = redis.call('HGET', KEYS[1], ARGV[i])
  local kind = there and string.match(there, '%u+')
  if kind and kind ~= ARGV[i + 2] then
    return { ARGV[i], kind }
  end
end
for i = 1, #ARGV, 3 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
end
return {}
