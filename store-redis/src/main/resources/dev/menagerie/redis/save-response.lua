-- Saves a response unless it is there already, and counts its answers.
-- KEYS: questions, as in define-survey.lua; sequence, a counter; order, a sorted set of response
--   ids by their place in the sequence; response, a hash; then for each answer the counts of its
--   question, a sorted set of answers by how often they were given, below zero, so that the most
--   frequent are first and equally frequent ones in their own order.
-- ARGV: id; moment; then question and answer for each answer.
local questions, sequence, order, response = unpack(KEYS, 1, 4)
if redis.call('EXISTS', questions) == 0 then
  return redis.error_reply('UNDEFINED the survey is no longer defined')
end
if redis.call('EXISTS', response) == 1 then
  return 'REPEATED'
end
redis.call('ZADD', order, redis.call('INCR', sequence), ARGV[1])
redis.call('HSET', response, 'at', ARGV[2])
for i = 3, #ARGV, 2 do
  redis.call('HSET', response, ARGV[i], ARGV[i + 1])
  redis.call('ZINCRBY', KEYS[4 + (i - 1) / 2], -1, ARGV[i + 1])
end
return 'STORED'
