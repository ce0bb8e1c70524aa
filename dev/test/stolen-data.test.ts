import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { makeApiKey, signInToAccount } from '../account/sign-in-to-account.ts';
import { connectPoke } from '../poke/poke-session.ts';
import { startRedis } from '../programs/redis.ts';
import { withClient } from '../stack/postgres/sql.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const PEPPER = randomBytes(32).toString('base64url');
const log = () => {};
const resources = new AsyncDisposableStack();
let stack: Stack;
let key: string;
/** Every value that whoever steals PostgreSQL's or Redis's data has, as bytes. */
let stolen: { readonly database: Buffer[]; readonly redis: Buffer[] };

beforeAll(async () => {
  const redis = resources.use(await startRedis({ report: log }));
  const overrides = { gateway: { API_KEY_PEPPER: PEPPER } };
  stack = resources.use(await startStack({ durable: false, redisUrl: redis.url, overrides, log }));
  const account = await signInToAccount(stack.gatewayUrl, 'anna');
  key = await makeApiKey(account, 'stolen', 'bookmarks:write');
  await using anna = await connectPoke({ mcpUrl: stack.mcpUrl, loginHint: 'anna' });
  await anna.callTool('add_bookmark', { url: 'https://example.com/secret', tags: ['private'] });
  expect(await opens({ authorization: `Bearer ${key}` })).toBe(true);
  stolen = { database: await valuesOfDatabase(), redis: await valuesOfRedis(redis.url) };
});
afterAll(() => resources[Symbol.asyncDispose]());

test('whoever has the database and the pepper could find out which keys there are, and so the test looks at the right place', () => {
  const digest = createHmac('sha256', PEPPER).update(key).digest();
  expect(stolen.database.some((value) => value.equals(digest))).toBe(true);
});

test.each(['database', 'redis'] as const)('nothing that is in the stolen %s holds a key', (source) => {
  expect(stolen[source].length).toBeGreaterThan(5);
  expect(stolen[source].some((value) => value.includes(key) || value.includes(key.slice(9, -6)))).toBe(false);
});

test.each(['database', 'redis'] as const)(
  'nothing that is in the stolen %s opens anything, however it is sent',
  async (source) => {
    for (const value of distinct(stolen[source])) {
      for (const spelled of spellings(value)) {
        const opened = await Promise.all(waysToSend(spelled).map(opens));
        expect([spelled, opened]).toEqual([spelled, opened.map(() => false)]);
      }
    }
  },
);

/** Whether a request with these headers gets further than the door, at the tools or at the account. */
async function opens(headers: Record<string, string>): Promise<boolean> {
  const tools = await fetch(stack.mcpUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  });
  const account = await fetch(new URL('/account/keys', stack.gatewayUrl), { headers, redirect: 'manual' });
  await Promise.all([tools.body?.cancel(), account.body?.cancel()]);
  return tools.ok || account.ok;
}

/** As text, and as the forms in which keys, tokens and cookies come. */
function spellings(value: Buffer): string[] {
  const text = value.toString('utf8');
  const isHeader = /^[\x21-\x7e]{1,4000}$/.test(text);
  const [hex, base64url] = [value.toString('hex'), value.toString('base64url')];
  return [...(isHeader ? [text] : []), hex, base64url, `bkm_test_${base64url}`, `bkm_test_${hex}`].filter(
    (spelled) => spelled.length < 8_000,
  );
}

function waysToSend(spelled: string): Record<string, string>[] {
  return [
    { authorization: `Bearer ${spelled}` },
    { cookie: `__Host-session=${spelled}` },
    { 'x-user-sub': spelled },
  ];
}

function distinct(values: readonly Buffer[]): Buffer[] {
  return [...new Map(values.map((value) => [value.toString('base64'), value])).values()];
}

async function valuesOfDatabase(): Promise<Buffer[]> {
  return withClient(stack.databaseUrls.owner, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables where n_live_tup >= 0`,
    );
    const values: Buffer[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      values.push(...rows.flatMap((row) => Object.values(row).map(bytesOf)));
    }
    return values;
  });
}

async function valuesOfRedis(url: string): Promise<Buffer[]> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys('*');
    const values = await Promise.all(keys.map((name) => redis.getBuffer(name)));
    return [...keys.map((name) => Buffer.from(name)), ...values.filter((value) => value !== null)];
  } finally {
    redis.disconnect();
  }
}

function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  return Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}
