import { randomUUID } from 'node:crypto';
import { startRedis } from '@bookmarks/dev/redis';
import { describe, expect, test } from '@jest/globals';
import { bearer } from './support/gateway.ts';
import { AWAY, BACK } from './support/redis.ts';
import { few, type SharedGateway, startSharedGateway } from './support/shared-gateway.ts';

const post = (gateway: SharedGateway, token: string) =>
  gateway.send({ method: 'POST', path: '/mcp', headers: [bearer(token)], body: '{}' });

/** A Redis that can be made to fail, a gateway that uses it, and a caller of it. */
async function aStack(options: Omit<Parameters<typeof startSharedGateway>[0] & object, 'url'> = {}) {
  const resources = new AsyncDisposableStack();
  const redis = resources.use(await startRedis({ report: () => {} }));
  const gateway = resources.use(await startSharedGateway({ url: redis.url, ...options }));
  const [sub, jti] = [randomUUID(), randomUUID()];
  const token = await gateway.aToken({ sub, jti });
  const counting = () => gateway.states().filter((state) => state === AWAY || state === BACK);
  // The first request takes longest, so that Redis may seem to be late.
  do await post(gateway, await gateway.aToken());
  while (counting().at(-1) === AWAY);
  return {
    redis,
    gateway,
    jti,
    counting,
    /** The statuses of so many calls, eight at a time as assistants send them. */
    async call(times: number): Promise<number[]> {
      const statuses: number[] = [];
      while (statuses.length < times) {
        const batch = Array.from({ length: Math.min(8, times - statuses.length) }, () =>
          post(gateway, token),
        );
        statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
      }
      return statuses;
    },
    async untilShared(): Promise<void> {
      while (counting().at(-1) !== BACK) await post(gateway, token);
    },
    /** On a busy machine Redis may be late again, but not each time. */
    async untilTold(status: number): Promise<void> {
      while ((await post(gateway, token)).status !== status);
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

type Stack = Awaited<ReturnType<typeof aStack>>;

const FAULTS: Record<
  string,
  { begin: (stack: Stack) => Promise<unknown>; end: (stack: Stack) => Promise<unknown> }
> = {
  stopped: { begin: ({ redis }) => redis.kill(), end: ({ redis }) => redis.start() },
  'paused by CLIENT PAUSE': {
    begin: ({ gateway }) => gateway.redis.call('CLIENT', 'PAUSE', '2000', 'ALL'),
    end: async () => undefined,
  },
  hanging: { begin: ({ redis }) => redis.pause(), end: ({ redis }) => redis.resume() },
};

describe.each(Object.entries(FAULTS))('while Redis is %s', (_what, { begin, end }) => {
  test('every call is served, says what is left, and Redis counts again when it is back', async () => {
    await using stack = await aStack();
    expect(await stack.call(8)).toEqual(Array(8).fill(200));
    await begin(stack);
    expect(await stack.call(80)).toEqual(Array(80).fill(200));
    await end(stack);
    await stack.untilShared();
    const counting = stack.counting();
    expect(counting).toEqual(
      Array(counting.length / 2)
        .fill([AWAY, BACK])
        .flat(),
    );
    expect(await stack.call(8)).toEqual(Array(8).fill(200));
  });

  test('the process counts at the same limits', async () => {
    await using stack = await aStack({ limits: { caller: few(20) } });
    await begin(stack);
    const statuses = await stack.call(32);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(12);
  });

  test('a revoked token passes where that is allowed', async () => {
    await using stack = await aStack();
    await stack.gateway.revocations.revokeToken(stack.jti);
    await stack.untilTold(401);
    await begin(stack);
    expect(await stack.call(8)).toEqual(Array(8).fill(200));
  });

  test('no token passes where that is wanted, and none is taken for a bad one', async () => {
    await using stack = await aStack({ whenAway: 'refuse' });
    await stack.untilTold(200);
    await begin(stack);
    expect(await stack.call(16)).toEqual(Array(16).fill(503));
    const token = await stack.gateway.aToken();
    const answer = await post(stack.gateway, token);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'revocations_unavailable' });
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(answer.headers['www-authenticate']).toBeUndefined();
    await end(stack);
    await stack.untilShared();
    await stack.untilTold(200);
  });
});

test('a revoked token that passed while Redis hung is refused again when Redis is back', async () => {
  await using stack = await aStack();
  await stack.gateway.revocations.revokeToken(stack.jti);
  await stack.redis.pause();
  expect(await stack.call(8)).toEqual(Array(8).fill(200));
  await stack.redis.resume();
  await stack.untilShared();
  await stack.untilTold(401);
});

test('after Redis was restarted empty, buckets are full again and the script is loaded again', async () => {
  await using stack = await aStack({ limits: { caller: few(4) } });
  expect((await stack.call(8)).filter((status) => status === 200)).toHaveLength(4);
  const wentAway = new Promise((close) => stack.gateway.redis.once('close', close));
  await stack.redis.kill();
  await wentAway;
  const isBack = new Promise((ready) => stack.gateway.redis.once('ready', ready));
  await stack.redis.start();
  await isBack;
  expect((await stack.call(8)).filter((status) => status === 200)).toHaveLength(4);
});

test('with Redis full, calls are served and counted by the process, and revocations hold', async () => {
  await using stack = await aStack({ limits: { caller: few(20) }, whenAway: 'refuse' });
  const { revocations, redis, aToken } = stack.gateway;
  const jti = randomUUID();
  await revocations.revokeToken(jti);
  await redis.config('SET', 'maxmemory', '1');

  const statuses = await stack.call(32);
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(12);
  expect((await post(stack.gateway, await aToken({ sub: randomUUID(), jti }))).status).toBe(401);
  await expect(revocations.revokeToken(stack.jti)).rejects.toThrow(/OOM/);
});
