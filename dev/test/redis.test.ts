import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { provideRedis, type Redis, startRedis } from '../programs/redis.ts';

const PROVIDE_TIMEOUT_MS = 300_000; // It may have to be installed.
const report = (message: string) => void process.stderr.write(`${message}\n`);

/** Sends one command as text (Redis calls it inline) and returns the first answer. */
async function ask(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  try {
    socket.write(`${command}\r\n`);
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(2_000) });
    return String(answer).trim();
  } finally {
    socket.destroy();
  }
}

describe('a private Redis', () => {
  let redis: Redis;
  beforeAll(async () => {
    redis = await startRedis({ report });
  }, PROVIDE_TIMEOUT_MS);
  afterAll(() => redis[Symbol.asyncDispose]());

  test('answers on the loopback interface', async () => {
    expect(new URL(redis.url).hostname).toBe('127.0.0.1');
    expect(await ask(redis.url, 'PING')).toBe('+PONG');
  });

  test('comes back empty at the same URL after kill -9', async () => {
    expect(await ask(redis.url, 'SET greeting hello')).toBe('+OK');
    await redis.kill();
    await expect(ask(redis.url, 'PING')).rejects.toThrow('ECONNREFUSED');
    await redis.start();
    expect(await ask(redis.url, 'EXISTS greeting')).toBe(':0');
  });

  test('answers nothing while it is paused', async () => {
    await redis.pause();
    await expect(ask(redis.url, 'PING')).rejects.toThrow('aborted');
    await redis.resume();
    expect(await ask(redis.url, 'PING')).toBe('+PONG');
  });
});

describe('provideRedis', () => {
  test('takes the one that REDIS_URL names', async () => {
    const before = process.env.REDIS_URL;
    process.env.REDIS_URL = 'redis://redis.test:6379';
    try {
      const lines: string[] = [];
      await using redis = await provideRedis((line) => void lines.push(line));
      expect(redis.url).toBe('redis://redis.test:6379');
      expect(lines).toEqual(['Redis: REDIS_URL (redis.test:6379)']);
    } finally {
      if (before === undefined) delete process.env.REDIS_URL;
      else process.env.REDIS_URL = before;
    }
  });
});
