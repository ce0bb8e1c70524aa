import { type Redis, startRedis } from '@bookmarks/dev/redis';
import { type Stack, startStack } from '@bookmarks/dev/stack';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectV1, connectV2, type Session } from '../helpers/connect.ts';
import { verifies } from '../helpers/verifies.ts';

/** A call that fails must say so before an assistant gives up. */
const CALL_BOUND_MS = 10_000;
const RECOVERY_BOUND_MS = 5_000;

let redis: Redis;
let stack: Stack;
let sessions: Session[];

beforeAll(async () => {
  redis = await startRedis({ report: () => {} });
  stack = await startStack({ durable: true, redisUrl: redis.url, log: () => {} });
  const url = new URL(stack.mcpUrl);
  sessions = [await connectV1('anna', url), await connectV2('anna', url)];
  for (const session of sessions)
    expect(await session.call('list_bookmarks')).toMatchObject({ isError: false });
});
afterAll(async () => {
  for (const session of sessions) await session[Symbol.asyncDispose]();
  await stack[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});

describe('while PostgreSQL is away', () => {
  test(
    verifies(
      'failure:database',
      'calls say to try again; they work again by themselves, and nothing is lost',
    ),
    () => expectNoRestart(() => expectRecovery(stack.postgres)),
  );

  test(verifies('failure:database', 'no service ends when it falls silent in mid-call and comes back'), () =>
    expectNoRestart(async () => {
      const before = sessions.map((session) => session.call('list_bookmarks'));
      await stack.postgres.pause();
      const during = sessions.map((session) => session.call('list_tags'));
      await within(CALL_BOUND_MS, Promise.allSettled([...before, ...during]));
      await stack.postgres.resume();
      await Promise.all(sessions.map((session) => recovered(session)));
    }),
  );
});

describe('while the bookmark service is away', () => {
  test(verifies('failure:bookmark-service', 'calls say to try again; they work again by themselves'), () =>
    expectRecovery(stack.processes.bookmarkService),
  );
});

describe('while the MCP service is away', () => {
  test(
    verifies('failure:mcp-service', 'the gateway answers 503 with Retry-After; it works again by itself'),
    async () => {
      await stack.processes.mcpService.kill();
      const headers = {
        authorization: `Bearer ${(sessions[0] as Awaited<ReturnType<typeof connectV1>>).poke.accessToken}`,
      };
      const response = await within(
        CALL_BOUND_MS,
        fetch(stack.mcpUrl, { method: 'POST', headers, body: '{}' }),
      );
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      await stack.processes.mcpService.start();
      await Promise.all(sessions.map((session) => recovered(session)));
    },
  );
});

test(
  verifies('failure:redis', 'with Redis gone, or hanging, calls and sign-ins work as before'),
  async () => {
    for (const fail of [() => redis.pause(), () => redis.resume(), () => redis.kill()]) {
      await fail();
      for (const session of sessions) {
        const answer = await within(CALL_BOUND_MS, session.call('list_bookmarks'));
        expect(answer).toMatchObject({ isError: false });
      }
      await using newcomer = await within(CALL_BOUND_MS, connectV1('ben', new URL(stack.mcpUrl)));
      expect(await newcomer.call('list_bookmarks')).toMatchObject({ isError: false });
    }
  },
);

/** The bookmark service must outlive what its database goes through. */
async function expectNoRestart(fault: () => Promise<void>): Promise<void> {
  const { pid } = stack.processes.bookmarkService;
  await fault();
  expect(pid).toBeDefined();
  expect(stack.processes.bookmarkService.pid).toBe(pid);
}

/** Kills `part` with -9, looks at what callers are told, starts it again, and looks at what callers find. */
async function expectRecovery(part: {
  kill: () => Promise<void>;
  start: () => Promise<unknown>;
}): Promise<void> {
  const url = `https://example.com/${Date.now()}`;
  await sessions[0]?.call('add_bookmark', { url });
  const inFlight = sessions.flatMap((session) =>
    Array.from({ length: 10 }, (_, index) => session.call('add_bookmark', { url: `${url}/${index}` })),
  );
  await part.kill();
  await within(CALL_BOUND_MS, Promise.allSettled(inFlight));
  for (const session of sessions) {
    for (const [name, args] of [
      ['list_bookmarks', {}],
      ['add_bookmark', { url: `${url}/lost` }],
    ] as const) {
      const answer = await within(CALL_BOUND_MS, session.call(name, args));
      expect(answer).toMatchObject({ isError: true, text: expect.stringContaining('Try again') });
    }
  }
  await part.start();
  await Promise.all(sessions.map((session) => recovered(session)));
  for (const session of sessions) {
    const { data } = await session.call('get_bookmarks', { refs: [url] });
    expect(data).toMatchObject({ bookmarks: [{ saved: true }] });
  }
}

/** Waits until the session works again. @throws when that takes too long. */
async function recovered(session: Session): Promise<void> {
  const end = Date.now() + RECOVERY_BOUND_MS;
  for (;;) {
    const answer = await session.call('list_bookmarks').catch(() => undefined);
    if (answer?.isError === false) return;
    if (Date.now() > end) throw new Error(`Still failing ${RECOVERY_BOUND_MS} ms later: ${answer?.text}`);
  }
}

async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  const timedOut = Symbol('timed out');
  const { promise: timeout, resolve } = Promise.withResolvers<typeof timedOut>();
  const timer = setTimeout(() => resolve(timedOut), milliseconds);
  try {
    const first = await Promise.race([promise, timeout]);
    if (first === timedOut) throw new Error(`No answer within ${milliseconds} ms.`);
    return first as Value;
  } finally {
    clearTimeout(timer);
  }
}
