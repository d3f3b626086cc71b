-- Gives a response other answers and counts those instead; 1, 0 if there is no such
--   response, or 'GROWN' if these are not all questions.
-- KEYS: questions and response, as in save-response.lua; then the counts of each question.
-- ARGV: for each question its name, whether it has an answer now, and that.
-- Counts each part of an answer, as in save-response.lua; what nobody answers any more goes.
local function count(question, counts, answer, times)
  local kind = string.match(redis.call('HGET', KEYS[1], question) or '', '%u+')
  if kind ~= 'LIST' then
    redis.call('ZINCRBY', counts, times, answer)
    redis.call('ZREMRANGEBYSCORE', counts, 0, '+inf')
    return
  end
  for part in string.gmatch(answer .. '; ', '(.-); ') do
    redis.call('ZINCRBY', counts, times, part)
  end
  redis.call('ZREMRANGEBYSCORE', counts, 0, '+inf')
end
if redis.call('HLEN', KEYS[1]) ~= #ARGV / 3 then
  return 'GROWN'
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  return 0
end
for i = 1, #ARGV, 3 do
  local counts = KEYS[2 + (i + 2) / 3]
  local before = redis.call('HGET', KEYS[2], ARGV[i])
  if before then
    count(ARGV[i], counts, before, 1)
    redis.call('HDEL', KEYS[2], ARGV[i])
  end
  if ARGV[i + 1] ~= '' then
    redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 2])
    count(ARGV[i], counts, ARGV[i + 2], -1)
  end
end
return 1
