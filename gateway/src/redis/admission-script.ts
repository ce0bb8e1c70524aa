import { PROOF_REMEMBERED_SECONDS } from '../access/proof.ts';
import { DISCONNECTED } from './redis-disconnections.ts';

/** The first number of the script's answer. */
export const SCRIPT_OUTCOME = {
  counted: 0,
  revoked: 1,
  full: 2,
  disconnected: 3,
  denied: 4,
  replayed: 5,
} as const;

/**
 * Everything that Redis has to say about a request, in one step that no other request can come between: whether its token
 * is revoked, and GCRA (`limits/gcra.ts`) over all its buckets, all or nothing, on Redis's own clock.
 *
 * KEYS: the buckets; then, if there is a token, its subject's sign-out, its own revocation, its app's disconnection and denial, the
 * last three also where it has no jti and names no app, since a key is found by its place; then its proof, where one came with it.
 * ARGV: how many buckets; when the token was issued (s, or empty); for each bucket: µs a unit, quota, cost.
 * Answers the outcome, then for each bucket: µs until it is full, µs to wait (0: none).
 */
export const ADMISSION_SCRIPT = `
local count = tonumber(ARGV[1])
local issued_at = tonumber(ARGV[2])

local signed_out_at = KEYS[count + 1] and redis.call('GET', KEYS[count + 1])
-- Issued in the very second of the sign-out counts as before it.
if signed_out_at and not (issued_at and issued_at > (tonumber(signed_out_at) or math.huge)) then
  return { ${SCRIPT_OUTCOME.revoked} }
end
if KEYS[count + 2] and redis.call('EXISTS', KEYS[count + 2]) == 1 then
  return { ${SCRIPT_OUTCOME.revoked} }
end
if KEYS[count + 3] and redis.call('GET', KEYS[count + 3]) == '${DISCONNECTED}' then
  return { ${SCRIPT_OUTCOME.disconnected} }
end
if KEYS[count + 4] and redis.call('EXISTS', KEYS[count + 4]) == 1 then
  return { ${SCRIPT_OUTCOME.denied} }
end
if KEYS[count + 5] then
  local stored = redis.pcall('SET', KEYS[count + 5], '1', 'NX', 'EX', ${PROOF_REMEMBERED_SECONDS})
  if not stored then return { ${SCRIPT_OUTCOME.replayed} } end
  if stored.err then return { ${SCRIPT_OUTCOME.full} } end
end

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local uncharged, charged, wait, admitted = {}, {}, {}, true
for i = 1, count do
  local unit, quota, cost = tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1]), tonumber(ARGV[3 * i + 2])
  local full_at = tonumber(redis.call('GET', KEYS[i]) or now) or now
  uncharged[i] = math.min(math.max(full_at, now), now + unit * quota)
  charged[i] = uncharged[i] + unit * cost
  wait[i] = math.max(charged[i] - now - unit * quota, 0)
  admitted = admitted and wait[i] == 0
end

local answer = { ${SCRIPT_OUTCOME.counted} }
for i = 1, count do
  local full_at = admitted and charged[i] or uncharged[i]
  if admitted then
    -- %.0f: Lua writes large numbers with 14 digits only.
    local stored = redis.pcall('SET', KEYS[i], string.format('%.0f', full_at), 'PX', math.ceil((full_at - now) / 1000))
    -- Redis has no memory left. It still knew of revocations, so that answer is not thrown away.
    if stored.err then return { ${SCRIPT_OUTCOME.full} } end
  end
  answer[2 * i] = full_at - now
  answer[2 * i + 1] = wait[i]
end
return answer
`;
