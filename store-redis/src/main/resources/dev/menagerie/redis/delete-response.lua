-- Deletes a response and no longer counts its answers; 1, 0 if there is no such
--   response, or 'GROWN' if these are not all questions.
-- KEYS: questions and response, as in save-response.lua; then the counts of each question; order.
-- ARGV: id; then the questions.
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
if redis.call('HLEN', KEYS[1]) ~= #ARGV - 1 then
  return 'GROWN'
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  return 0
end
for i = 2, #ARGV do
  local before = redis.call('HGET', KEYS[2], ARGV[i])
  if before then
    count(ARGV[i], KEYS[1 + i], before, 1)
  end
end
redis.call('DEL', KEYS[2])
redis.call('ZREM', KEYS[#KEYS], ARGV[1])
return 1
