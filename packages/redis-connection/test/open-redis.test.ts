import { startRedis } from '@bookmarks/dev/redis';
import { createLogger } from '@bookmarks/telemetry';
import { expect, test } from '@jest/globals';
import { openRedis } from '../src/index.ts';

const log = createLogger('test', 'silent');

/** As a long collection of garbage does: nothing of this process runs meanwhile. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

async function connect() {
  const resources = new AsyncDisposableStack();
  const redis = resources.use(await startRedis({ report: () => {} }));
  const connection = resources.use(openRedis({ url: redis.url, log }));
  await connection.firstAttempt;
  return { redis, client: connection.client, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

test('an answer that came while the process stood still is no late one', async () => {
  await using stack = await connect();
  const answers = [stack.client.ping(), stack.client.set('a', '1'), stack.client.pipeline().get('a').exec()];
  standStill(1000);
  expect(await Promise.all(answers)).toEqual(['PONG', 'OK', [[null, '1']]]);
});

test('a command that Redis does not answer fails and says so', async () => {
  await using stack = await connect();
  await stack.redis.pause();
  await expect(stack.client.ping()).rejects.toThrow('Redis did not answer within 250 ms');
  await stack.redis.resume();
});

test('a command fails at once while Redis is away, and is not sent later', async () => {
  await using stack = await connect();
  const isGone = new Promise((gone) => stack.client.once('close', gone));
  await stack.redis.kill();
  await isGone;
  await expect(stack.client.set('a', '1')).rejects.toThrow();
  const isBack = new Promise((ready) => stack.client.once('ready', ready));
  await stack.redis.start();
  await isBack;
  expect(await stack.client.exists('a')).toBe(0);
});
