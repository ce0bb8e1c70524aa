import { randomUUID } from 'node:crypto';
import { openRedis } from '@bookmarks/redis-connection';
import { describe, expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import type { Admission, Admit } from '../src/limits/admission.ts';
import { createInProcessAdmit } from '../src/limits/in-process.ts';
import type { Charge } from '../src/limits/limit.ts';
import { createRedisAdmit } from '../src/redis/redis-admit.ts';
import { RedisRevocations } from '../src/redis/redis-revocations.ts';
import { aLog } from './support/gateway.ts';
import { redisUrl } from './support/redis.ts';
import { few } from './support/shared-gateway.ts';

const MAX_LIFETIME_SECONDS = 3600;

async function aRedis() {
  const connection = openRedis({ url: redisUrl().href, log: aLog().log });
  await new Promise((ready) => connection.client.once('ready', ready));
  const redis = connection.client;
  return {
    redis,
    admit: createRedisAdmit(redis),
    revocations: new RedisRevocations({ redis, maxTokenLifetimeSeconds: MAX_LIFETIME_SECONDS }),
    [Symbol.dispose]: () => connection[Symbol.dispose](),
  };
}

/** On a bucket of its own, unless `owner` says otherwise. */
const aCharge = (changes: Partial<Charge> = {}): Charge => ({
  name: 'caller',
  owner: randomUUID(),
  limit: few(10),
  cost: 1,
  ...changes,
});

const bucketsOf = (admission: Awaited<ReturnType<Admit>> | { outcome: 'uncounted' }) =>
  'buckets' in admission ? admission.buckets : [];
const seconds = async (redis: Redis) => Number((await redis.time())[0]);

/** Both ways of counting keep to these rules. */
const COUNTERS = {
  Redis: async () => {
    const there = await aRedis();
    return { admit: there.admit as Admit, [Symbol.dispose]: () => there[Symbol.dispose]() };
  },
  'the process': async () => ({
    admit: createInProcessAdmit({ clock: () => new Date() }),
    [Symbol.dispose]: () => undefined,
  }),
};

describe.each(Object.entries(COUNTERS))('%s', (_name, aCounter) => {
  test('lets exactly the quota through, however many ask at once', async () => {
    using counter = await aCounter();
    const charge = aCharge({ limit: few(50) });
    const admissions = await Promise.all(
      Array.from({ length: 200 }, () => counter.admit({ charges: [charge] })),
    );
    expect(admissions.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(50);
    expect(admissions.filter(({ outcome }) => outcome === 'limited')).toHaveLength(150);
  });

  test('tells what is left, and when there is more', async () => {
    using counter = await aCounter();
    const charge = aCharge({ cost: 4 });
    const [first, second, third] = [
      await counter.admit({ charges: [charge] }),
      await counter.admit({ charges: [charge] }),
      await counter.admit({ charges: [charge] }),
    ].map((admission): Admission => admission);
    expect([first, second, third].map((admission) => admission?.outcome)).toEqual([
      'admitted',
      'admitted',
      'limited',
    ]);
    const left = [first, second, third].flatMap((admission) => (admission ? bucketsOf(admission) : []));
    expect(left.map(({ remaining }) => remaining)).toEqual([6, 2, 2]);
    // Two units are missing, and one takes 8640 s.
    expect(left[2]?.waitMs).toBeGreaterThan(2 * 8_640_000 - 60_000);
    expect(left[2]?.waitMs).toBeLessThanOrEqual(2 * 8_640_000);
  });

  test('takes from all buckets or from none', async () => {
    using counter = await aCounter();
    const full = aCharge();
    const small = aCharge({ name: 'tools', limit: few(1) });
    expect((await counter.admit({ charges: [full, small] })).outcome).toBe('admitted');
    for (const charges of [
      [full, small],
      [small, full],
    ]) {
      expect((await counter.admit({ charges })).outcome).toBe('limited');
    }
    const after = await counter.admit({ charges: [full] });
    expect(bucketsOf(after).map(({ remaining }) => remaining)).toEqual([8]);
  });

  test('gives back with time what it took', async () => {
    using counter = await aCounter();
    const charge = aCharge({ limit: { quota: 5, windowSeconds: 1 }, cost: 5 });
    expect((await counter.admit({ charges: [charge] })).outcome).toBe('admitted');
    const one = { ...charge, cost: 1 };
    const refused = await counter.admit({ charges: [one] });
    expect(bucketsOf(refused)[0]?.waitMs).toBeLessThanOrEqual(200);
    while ((await counter.admit({ charges: [one] })).outcome !== 'admitted');
  });
});

describe('Redis', () => {
  test('counts on its own clock, and keeps a bucket only until it is full', async () => {
    using there = await aRedis();
    const charge = aCharge();
    await there.admit({ charges: [charge] });
    const key = `gateway:limit:caller:${charge.owner}`;
    const microseconds = await there.redis.get(key);
    expect(microseconds).toMatch(/^\d{16}$/);
    const [stored, now, ttl] = [
      Number(microseconds) / 1_000_000,
      await seconds(there.redis),
      await there.redis.ttl(key),
    ];
    expect(stored - now).toBeGreaterThan(8640 - 60);
    expect(stored - now).toBeLessThanOrEqual(8641);
    expect(Math.abs(stored - now - ttl)).toBeLessThanOrEqual(2);
  });

  test.each(['no number', '-5'])('takes a bucket that holds "%s" for a full one', async (value) => {
    using there = await aRedis();
    const charge = aCharge({ cost: 10 });
    await there.redis.set(`gateway:limit:caller:${charge.owner}`, value, 'EX', 60);
    expect((await there.admit({ charges: [charge] })).outcome).toBe('admitted');
  });

  test('takes a bucket that is full in a hundred years, because its clock was put back, for an empty one', async () => {
    using there = await aRedis();
    const charge = aCharge();
    await there.redis.set(`gateway:limit:caller:${charge.owner}`, '4900000000000000', 'EX', 60);
    const admission = await there.admit({ charges: [charge] });
    expect(bucketsOf(admission)[0]).toMatchObject({ remaining: 0, waitMs: 8_640_000 });
  });

  test('answers also when it does not know the script any more', async () => {
    using there = await aRedis();
    await there.redis.script('FLUSH');
    expect((await there.admit({ charges: [aCharge()] })).outcome).toBe('admitted');
  });
});

describe('a revoked token', () => {
  const aToken = async (redis: Redis) => ({
    sub: randomUUID(),
    jti: randomUUID() as string | undefined,
    appId: undefined,
    issuedAt: await seconds(redis),
  });

  test('is refused by its id, and no other is', async () => {
    using there = await aRedis();
    const token = await aToken(there.redis);
    await there.revocations.revokeToken(String(token.jti));
    expect(await there.admit({ token, charges: [aCharge()] })).toEqual({ outcome: 'revoked' });
    const other = await there.admit({ token: { ...token, jti: randomUUID() }, charges: [aCharge()] });
    expect(other.outcome).toBe('admitted');
  });

  test('is refused when its person was signed out after it was issued, or in the same second', async () => {
    using there = await aRedis();
    const token = await aToken(there.redis);
    await there.revocations.signOutEverywhere(token.sub);
    const signedOutAt = Number(await there.redis.get(`gateway:revoked:sub:${token.sub}`));
    const issued = async (issuedAt: number | undefined) =>
      (await there.admit({ token: { ...token, issuedAt }, charges: [] })).outcome;
    expect(await issued(signedOutAt - 1)).toBe('revoked');
    expect(await issued(signedOutAt)).toBe('revoked');
    expect(await issued(undefined)).toBe('revoked');
    expect(await issued(signedOutAt + 1)).toBe('admitted');
    expect((await there.admit({ token: await aToken(there.redis), charges: [] })).outcome).toBe('admitted');
  });

  test('is refused when the record of the sign-out cannot be read', async () => {
    using there = await aRedis();
    const token = await aToken(there.redis);
    await there.redis.set(`gateway:revoked:sub:${token.sub}`, 'no number', 'EX', 60);
    expect((await there.admit({ token, charges: [] })).outcome).toBe('revoked');
  });

  test('takes nothing from its owner’s buckets', async () => {
    using there = await aRedis();
    const token = await aToken(there.redis);
    const charge = aCharge({ owner: token.sub });
    await there.revocations.revokeToken(String(token.jti));
    await there.admit({ token, charges: [charge] });
    expect(bucketsOf(await there.admit({ charges: [charge] }))[0]?.remaining).toBe(9);
  });

  test('is remembered for the longest lifetime of a token and the tolerance for clocks, and a sign-out for that of a grant', async () => {
    using there = await aRedis();
    const { sub, jti } = await aToken(there.redis);
    await there.revocations.signOutEverywhere(sub);
    await there.revocations.revokeToken(String(jti));
    const HOUR_SECONDS = 60 * 60;
    const longest = {
      [`gateway:revoked:sub:${sub}`]: 365 * 24 * HOUR_SECONDS,
      [`gateway:revoked:jti:${jti}`]: HOUR_SECONDS + 30,
    };
    for (const [key, seconds] of Object.entries(longest)) {
      const ttl = await there.redis.ttl(key);
      expect(ttl).toBeGreaterThan(seconds - 10);
      expect(ttl).toBeLessThanOrEqual(seconds);
    }
  });
});
