-- Saves a response unless it is there already, and counts its answers.
-- KEYS: questions, as in define-survey.lua; sequence, a counter; order, a sorted set of response
--   ids by their place in the sequence; response, a hash; then for each answer the counts of its
--   question, a sorted set of answers by how often they were given, below zero, so that the most
--   frequent are first and equally frequent ones in their own order.
-- ARGV: id; moment; how many responses there may be, or nothing; then question and answer for each
--   answer.
-- Counts each part of an answer, so many times; of most kinds an answer is one part.
local function count(question, counts, answer, times)
  local kind = string.match(redis.call('HGET', KEYS[1], question) or '', '%u+')
  if kind ~= 'LIST' then
    redis.call('ZINCRBY', counts, times, answer)
    return
  end
  for part in string.gmatch(answer .. '; ', '(.-); ') do
    redis.call('ZINCRBY', counts, times, part)
  end
end
local questions, sequence, order, response = unpack(KEYS, 1, 4)
if redis.call('EXISTS', questions) == 0 then
  return redis.error_reply('UNDEFINED the survey is no longer defined')
end
if redis.call('EXISTS', response) == 1 then
  return 'REPEATED'
end
if ARGV[3] ~= '' and redis.call('ZCARD', order) >= tonumber(ARGV[3]) then
  return 'FULL'
end
redis.call('ZADD', order, redis.call('INCR', sequence), ARGV[1])
redis.call('HSET', response, 'at', ARGV[2])
for i = 4, #ARGV, 2 do
  redis.call('HSET', response, ARGV[i], ARGV[i + 1])
  count(ARGV[i], KEYS[3 + i / 2], ARGV[i + 1], -1)
end
return 'STORED'
