import { randomUUID } from 'node:crypto';
import { startRedis } from '@bookmarks/dev/redis';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisRevocations } from '../src/redis/redis-revocations.ts';
import { type Caller, type Credential, Load, type LoadAnswer } from './support/load.ts';
import { aStack, type Stack, untilReady } from './support/process-stack.ts';
import { AWAY, BACK } from './support/redis.ts';

const POLITE_CALLERS = 3;
const ANONYMOUS_CALLERS = 1;
/** Of one caller, in a window that does not end while a test runs. */
const QUOTA = 4;
/** More than the quota, so that whoever does not stop meets it. */
const ROUND = QUOTA + 4;

type World = Awaited<ReturnType<typeof aWorld>>;
type Fault = {
  readonly begin: (world: World) => Promise<unknown>;
  readonly end: (world: World) => Promise<unknown>;
  /** Whether Redis surely says nothing while it lasts; when it is full it still knows who is revoked, and who has had enough. */
  readonly isSilent: boolean;
  /** Whether Redis has forgotten everything afterwards. */
  readonly forgets: boolean;
  /** Whether it is between the gateways and Redis. Else nothing is there: on a busy machine each station takes its time. */
  readonly isBetween?: boolean;
};

const nothing = async () => undefined;

const FAULTS: Record<string, Fault> = {
  stopped: {
    begin: ({ redis }) => redis.kill(),
    end: ({ redis }) => redis.start(),
    isSilent: true,
    forgets: true,
  },
  'restarted empty': {
    begin: async ({ redis }) => {
      await redis.kill();
      await redis.start();
    },
    end: nothing,
    // It may be back before anybody has asked.
    isSilent: false,
    forgets: true,
  },
  'paused by CLIENT PAUSE': {
    begin: ({ admin }) => admin.call('CLIENT', 'PAUSE', '1500', 'ALL'),
    end: nothing,
    isSilent: true,
    forgets: false,
  },
  hanging: {
    begin: ({ redis }) => redis.pause(),
    end: ({ redis }) => redis.resume(),
    isSilent: true,
    forgets: false,
  },
  slow: {
    begin: async (world) => delayAnswers(world, 400),
    end: async (world) => delayAnswers(world, 0),
    isSilent: true,
    forgets: false,
    isBetween: true,
  },
  full: {
    begin: ({ admin }) => admin.config('SET', 'maxmemory', '1'),
    end: ({ admin }) => admin.config('SET', 'maxmemory', '0'),
    isSilent: false,
    forgets: false,
  },
};

function delayAnswers({ stacks }: World, delayMs: number): void {
  for (const { outage } of stacks) outage.delayBy(delayMs);
}

describe.each(Object.entries(FAULTS))('while Redis is %s, under load', (_what, fault) => {
  let allowing: Experience;
  let refusing: Experience;
  beforeAll(async () => {
    await using world = await aWorld(fault);
    [allowing, refusing] = await liveThrough(world, fault);
  });

  test('every caller is served, at the limits, where revocations may be passed over', () => {
    const { wasSilent, polite, greedy, revoked } = allowing;
    for (const caller of polite) expect(caller.statuses()).toEqual([200]);
    expect(greedy.statuses()).toEqual([200, 429]);
    // Redis's bucket, then the process's, then that of a Redis that has forgotten.
    expect(greedy.times(200)).toBeLessThanOrEqual(QUOTA * (1 + Number(wasSilent) + Number(fault.forgets)));
    expectOnly(revoked, wasSilent || fault.forgets ? [200, 401, 429] : [401]);
    if (fault.isSilent) expect(revoked.times(200)).toBeGreaterThan(0);
  });

  test('nobody is served unchecked where revocations must hold', () => {
    const { wasSilent, polite, greedy, revoked } = refusing;
    const refused = wasSilent ? [503] : [];
    for (const caller of polite) expectOnly(caller, [200, ...refused]);
    if (fault.isSilent) expect(polite.some((caller) => caller.times(503) > 0)).toBe(true);
    expectOnly(greedy, [200, 429, ...refused]);
    expect(greedy.times(200)).toBeLessThanOrEqual(QUOTA * (1 + Number(fault.forgets)));
    expectOnly(revoked, fault.forgets ? [200, 401, 429, ...refused] : [401, ...refused]);
  });

  test('every answer says what it is, and nobody is told to throw away a good token', () => {
    for (const { polite, greedy, revoked, anonymous } of [allowing, refusing]) {
      for (const { answers } of [...polite, greedy, revoked]) answers.forEach(expectOfTable);
      for (const { answers } of anonymous) answers.forEach(expectChallenge);
    }
  });
});

function expectOnly(caller: Caller, allowed: readonly number[]): void {
  expect(allowed).toEqual(expect.arrayContaining(caller.statuses()));
}

/** A Redis that can be made to fail, and two gateway processes: with either setting for revocations. */
async function aWorld({ isBetween }: Fault) {
  const resources = new AsyncDisposableStack();
  const redis = resources.use(await startRedis({ report: () => {} }));
  // Waits as long as it takes, unlike the gateways: what is asked of Redis here has to happen.
  const admin = resources.adopt(new Redis(redis.url), async (client) => client.disconnect());
  admin.on('error', () => undefined);
  const settings = {
    RATE_LIMIT_CALLER: `${QUOTA}/86400`,
    RATE_LIMIT_ADDRESS: '100000/10',
    ...(!isBetween && { REDIS_URL: redis.url }),
  };
  const aGateway = async (whenAway: 'allow' | 'refuse') =>
    resources.use(await aStack({ ...settings, REVOCATION_WHEN_REDIS_IS_AWAY: whenAway }, new URL(redis.url)));
  const stacks = [await aGateway('allow'), await aGateway('refuse')] as const;
  for (const stack of stacks) {
    await stack.gateway.line('Redis is reachable');
    await untilReady(stack);
  }
  return { redis, admin, stacks, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

type Experience = {
  /** On a busy machine Redis may be late without having been made so, and the same then holds. */
  readonly wasSilent: boolean;
  readonly polite: readonly Caller[];
  readonly greedy: Caller;
  readonly revoked: Caller;
  readonly anonymous: readonly Caller[];
};

/** At each gateway five people and a stranger call all the time: before, while and after Redis fails. */
async function liveThrough(world: World, fault: Fault): Promise<[Experience, Experience]> {
  const [allow, refuse] = world.stacks;
  const observed = [await observe(allow, world.admin), await observe(refuse, world.admin)] as const;

  await Promise.all(observed.map((one) => untilWell(one, 401)));
  for (const { forget } of observed) forget();
  await fault.begin(world);
  if (fault.isSilent)
    await Promise.all(observed.map(({ load, states }) => load.until(() => states().includes(AWAY))));
  await Promise.all(observed.map(({ load }) => load.more(ROUND)));
  await fault.end(world);
  await Promise.all(observed.map((one) => untilWell(one, fault.forgets ? 429 : 401)));
  return [await endOf(observed[0]), await endOf(observed[1])];
}

/** A gateway under load, and what it says of Redis: how it was when it was last told to forget, and since. */
async function observe({ gateway, token }: Stack, admin: Redis) {
  const { port } = await gateway.line('listening');
  const load = new Load(Number(port), [
    ...Array.from({ length: POLITE_CALLERS }, () => ofManyPeople(token)),
    holding(await token(randomUUID())),
    holding(await aRevokedToken(token, admin)),
    ...Array.from({ length: ANONYMOUS_CALLERS }, () => async () => undefined),
  ]);
  const polite = load.callers.slice(0, POLITE_CALLERS);
  const [greedy, revoked, ...anonymous] = load.callers.slice(POLITE_CALLERS) as [Caller, Caller, ...Caller[]];
  const states = redisStates(gateway.lines);
  return {
    gateway,
    load,
    callers: { polite, greedy, revoked, anonymous },
    states,
    forget: () => void states().splice(0, states().length - 1),
  };
}

/** What a growing log says of Redis. */
function redisStates(lines: Stack['gateway']['lines']): () => string[] {
  const states: string[] = [];
  let read = 0;
  return () => {
    for (const { msg } of lines.slice(read)) if (msg === AWAY || msg === BACK) states.push(msg);
    read = lines.length;
    return states;
  };
}

type Observed = Awaited<ReturnType<typeof observe>>;

/** Each is told again what they should be told, but not all at one moment: on a busy machine Redis is late now and then. */
async function untilWell({ load, states, callers }: Observed, statusOfRevoked: number): Promise<void> {
  const { polite, greedy, revoked } = callers;
  await load.until(() => states().at(-1) !== AWAY);
  await load.more(ROUND);
  await load.untilTold(polite, 200);
  await load.untilTold([greedy], 429);
  await load.untilTold([revoked], statusOfRevoked);
}

/** The process has lived through all of it, and ends as it should. */
async function endOf({ gateway, load, callers }: Observed): Promise<Experience> {
  await load.stop();
  gateway.stop('SIGTERM');
  expect(await gateway.exit).toBe(0);
  return { ...callers, wasSilent: gateway.lines.some(({ msg }) => msg === AWAY) };
}

/** Somebody else before anybody meets a limit. */
function ofManyPeople(token: Stack['token']): Credential {
  let [used, authorization]: [number, string | undefined] = [0, undefined];
  return async () => {
    if (used % (QUOTA / 2) === 0) authorization = `Bearer ${await token(randomUUID())}`;
    used += 1;
    return authorization;
  };
}

function holding(token: string): Credential {
  return async () => `Bearer ${token}`;
}

/** Issued first: in the second after the sign-out it would be good. */
async function aRevokedToken(token: Stack['token'], admin: Redis): Promise<string> {
  const sub = randomUUID();
  const signed = await token(sub);
  await new RedisRevocations({ redis: admin, maxTokenLifetimeSeconds: 3600 }).signOutEverywhere(sub);
  return signed;
}

const CODES: Record<number, readonly (string | undefined)[]> = {
  200: [undefined],
  401: ['access_revoked'],
  429: ['rate_limited'],
  503: ['revocations_unavailable'],
};

function expectChallenge({ status, code, headers }: LoadAnswer): void {
  expect([status, code]).toEqual([401, 'credentials_missing']);
  expect(headers['www-authenticate']).toBeDefined();
}

function expectOfTable({ status, code, headers }: LoadAnswer): void {
  expect(CODES[status] ?? []).toContain(code);
  expect(headers['www-authenticate'] !== undefined).toBe(status === 401);
  expect(headers['retry-after'] !== undefined).toBe(status === 429 || status === 503);
}
