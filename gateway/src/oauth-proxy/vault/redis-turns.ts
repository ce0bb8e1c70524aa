import type { Redis } from 'ioredis';
import { confirmed } from '../state/redis-records.ts';
import { recordAccess } from '../state/sealed-record.ts';

/** Longer than whoever has the turn may take. */
const TURN_MS = 15_000;
/** For so long nobody tries what has just failed, so that many who wait do not ask an upstream that is down one by one. */
const FAILED_MS = 2_000;
const FAILED = 'failed';

const IF_MINE = (then: string) => `if redis.call('GET', KEYS[1]) == ARGV[1] then return ${then} end return 0`;
const GIVE_BACK_SCRIPT = IF_MINE("redis.call('DEL', KEYS[1])");
const FAIL_SCRIPT = IF_MINE(`redis.call('SET', KEYS[1], '${FAILED}', 'PX', ${FAILED_MS})`);

/** Who of all replicas may do something for a person, one at a time. */
export type Turns = {
  take(sub: string, me: string): Promise<'mine' | 'taken' | 'failed'>;
  giveBack(sub: string, me: string): Promise<void>;
  fail(sub: string, me: string): Promise<void>;
};

export function createRedisTurns(redis: Redis): Turns {
  const name = (sub: string) => recordAccess('VaultTurn', sub).name;
  return {
    async take(sub, me) {
      const held = await confirmed(redis.set(name(sub), me, 'PX', TURN_MS, 'NX', 'GET'));
      if (held === null) return 'mine';
      return held === FAILED ? 'failed' : 'taken';
    },
    async giveBack(sub, me) {
      await confirmed(redis.eval(GIVE_BACK_SCRIPT, 1, name(sub), me));
    },
    async fail(sub, me) {
      await confirmed(redis.eval(FAIL_SCRIPT, 1, name(sub), me));
    },
  };
}
