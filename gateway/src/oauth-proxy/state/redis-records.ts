import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Revocations } from '../../revocation/revocations.ts';
import { ACCESS_TOKEN_SECONDS, GRANT_SECONDS } from '../lifetimes.ts';
import { recordAccess } from './sealed-record.ts';

const PAYLOAD = z.record(z.string(), z.unknown());
type Payload = z.infer<typeof PAYLOAD>;

/** Redis did not confirm what was asked of it, so nothing is known or done for certain. */
export class RecordsUnavailableError extends Error {
  override readonly name = 'RecordsUnavailableError';
}

const CONSUME_SCRIPT = `
local ttl = redis.call('PTTL', KEYS[1])
if ttl <= 0 then return 0 end
return redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ttl) and 1 or 0`;

const GIVE_BACK_SCRIPT = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

const REVOKE_SCRIPT = `
for _, name in ipairs(redis.call('SMEMBERS', KEYS[1])) do redis.call('DEL', name) end
redis.call('DEL', KEYS[1])`;

const consumedName = (name: string) => `${name}:consumed`;
/** The names of the records that end with a grant. */
const recordsName = (grantId: string) => `${recordAccess('Grant', grantId).name}:records`;
/** The `jti` of the access tokens that were issued of it and may still be valid. */
const tokensName = (grantId: string) => `${recordAccess('Grant', grantId).name}:tokens`;

/** What the proxy must remember between two requests, for all replicas, and nobody can read without an id. */
export class RedisRecords {
  readonly #redis: Redis;
  readonly #revocations: Pick<Revocations, 'revokeToken'>;

  constructor(redis: Redis, revocations: Pick<Revocations, 'revokeToken'>) {
    this.#redis = redis;
    this.#revocations = revocations;
  }

  async save(model: string, id: string, payload: Payload, seconds: number): Promise<void> {
    const { name, seal } = recordAccess(model, id);
    const writing = this.#redis.multi().set(name, seal(JSON.stringify(payload)), 'EX', seconds);
    const { grantId } = payload;
    if (typeof grantId === 'string')
      writing.sadd(recordsName(grantId), name).expire(recordsName(grantId), GRANT_SECONDS);
    await confirmed(writing.exec().then(everyAnswer));
  }

  async find(model: string, id: string): Promise<Payload | undefined> {
    const { name, open } = recordAccess(model, id);
    const [sealed, consumed] = await confirmed(this.#redis.mgetBuffer(name, consumedName(name)));
    if (!sealed) return undefined;
    const payload = PAYLOAD.parse(JSON.parse(open(sealed)));
    return consumed ? { ...payload, consumed: Number.parseInt(String(consumed), 10) } : payload;
  }

  /** Whether this is the first use, at the seconds since 1970 with which `mark` begins. Of several at the same time, at any replicas, one is the first. */
  async consume(model: string, id: string, mark: string): Promise<boolean> {
    const { name } = recordAccess(model, id);
    return (await confirmed(this.#redis.eval(CONSUME_SCRIPT, 2, name, consumedName(name), mark))) === 1;
  }

  /** Takes back the use with this mark, and no other. */
  async giveBack(model: string, id: string, mark: string): Promise<void> {
    const { name } = recordAccess(model, id);
    await confirmed(this.#redis.eval(GIVE_BACK_SCRIPT, 1, consumedName(name), mark));
  }

  async remove(model: string, id: string): Promise<void> {
    await confirmed(this.#redis.del(recordAccess(model, id).name));
  }

  /** Whether nobody did this before, under a name that is used for once. */
  async isFirst(what: string, id: string, seconds: number): Promise<boolean> {
    return (await confirmed(this.#redis.set(recordAccess(what, id).name, '1', 'EX', seconds, 'NX'))) === 'OK';
  }

  /** Whether somebody did. */
  async isUsed(what: string, id: string): Promise<boolean> {
    return (await confirmed(this.#redis.exists(recordAccess(what, id).name))) === 1;
  }

  /** Before the token leaves, so that none is out that a revocation would miss. */
  async rememberToken(grantId: string, jti: string): Promise<void> {
    const name = tokensName(grantId);
    await confirmed(
      this.#redis.multi().sadd(name, jti).expire(name, ACCESS_TOKEN_SECONDS).exec().then(everyAnswer),
    );
  }

  /** Ends codes, refresh tokens and access tokens of a grant, with the next request. */
  async revokeGrant(grantId: string): Promise<void> {
    const jtis = await confirmed(this.#redis.smembers(tokensName(grantId)));
    // Access tokens first: who has to ask again, because this broke off, still finds the rest.
    await confirmed(Promise.all(jtis.map((jti) => this.#revocations.revokeToken(jti))));
    await confirmed(this.#redis.eval(REVOKE_SCRIPT, 1, recordsName(grantId)));
  }
}

/** @throws {RecordsUnavailableError} */
export async function confirmed<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    throw new RecordsUnavailableError('Redis did not confirm.', { cause });
  }
}

function everyAnswer(answers: readonly (readonly [Error | null, unknown])[] | null): void {
  if (answers === null) throw new Error('The transaction was not done.');
  for (const [error] of answers) if (error) throw error;
}
