import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import { makeApiKey, signInToAccount } from '../account/sign-in-to-account.ts';
import { connectPoke } from '../poke/poke-session.ts';
import { waitFor } from '../processes/wait-for.ts';
import { startRedis } from '../programs/redis.ts';
import { withClient } from '../stack/postgres/sql.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { at, mcpUrl, signedIn, useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, heading, PHONE } from './helpers/browser-pages.ts';

const START_TIMEOUT_MS = 300_000;
const UNTIL_MS = 10_000;
const APPS = '/account/apps';
const DATA = '/account/data';

/** A stack of its own, since people are signed out everywhere in it. */
const resources = new AsyncDisposableStack();
const browser = useChromium();
let stack: Stack;
let redis: Redis;
beforeAll(async () => {
  const { url } = resources.use(await startRedis({ report: () => {} }));
  redis = resources.adopt(new Redis(url), (client) => client.disconnect());
  stack = resources.use(await startStack({ durable: false, redisUrl: url, log: () => {} }));
  process.env.E2E_MCP_URL = stack.mcpUrl;
}, START_TIMEOUT_MS);
afterAll(() => resources[Symbol.asyncDispose]());

/** What a credential gets at the tools: 200, or why not. */
async function tools(credential: string): Promise<unknown> {
  const answer = await fetch(mcpUrl(), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${credential}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  });
  const body = await answer.text();
  return answer.ok ? 200 : JSON.parse(body).code;
}

const connect = (user: string) => connectPoke({ mcpUrl: mcpUrl(), loginHint: user });
const clientOf = (accessToken: string) => String(decodeJwt(accessToken).client_id);
const subOf = (accessToken: string) => String(decodeJwt(accessToken).sub);
const entryOf = (page: Page, client: string) => page.getByRole('listitem').filter({ hasText: client });

/** The page, once what was used a moment ago is on it. */
async function openApps(page: Page, client: string) {
  const entry = entryOf(page, client);
  const isThere = async () => {
    await page.goto(at(APPS));
    return (await entry.count()) === 1;
  };
  expect(await waitFor(isThere, UNTIL_MS)).toBe(true);
  return entry;
}

describe.each([true, false])('with JavaScript on: %s,', (javaScriptEnabled) => {
  test('a person disconnects an app, which a new token does not change, and allows it again', async () => {
    await using poke = await connect('anna');
    await using opened = await signedIn(browser(), 'Anna', { javaScriptEnabled });
    const { page, complaints } = opened;
    const entry = await openApps(page, clientOf(poke.accessToken));
    await entry.getByRole('button', { name: 'Disconnect' }).click();
    await entry.getByRole('button', { name: 'Allow again' }).waitFor();
    expect(await entry.textContent()).toContain('Disconnected on');
    expect(await tools(poke.accessToken)).toBe('app_disconnected');
    await poke.refresh();
    expect(await tools(poke.accessToken)).toBe('app_disconnected');

    await entry.getByRole('button', { name: 'Allow again' }).click();
    await entry.getByRole('button', { name: 'Disconnect' }).waitFor();
    expect(await tools(poke.accessToken)).toBe(200);
    expect(complaints).toEqual([]);
  });

  test('a person deletes everything, and neither a key nor an app is let in', async () => {
    const [user, name] = javaScriptEnabled ? ['anna', 'Anna'] : ['ben', 'Ben'];
    await using poke = await connect(user);
    await using stays = await connect('chloe');
    for (const session of [poke, stays])
      await session.callTool('add_bookmark', { url: 'https://example.com/' });
    const key = await makeApiKey(await signInToAccount(stack.gatewayUrl, user), 'script', 'bookmarks:read');
    expect([await tools(key), await tools(poke.accessToken)]).toEqual([200, 200]);

    await using opened = await signedIn(browser(), name, { javaScriptEnabled });
    const { page, complaints } = opened;
    await openApps(page, clientOf(poke.accessToken));
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    expect(await page.locator('main').textContent()).toMatch(/1 bookmark with/);
    await page.getByLabel('Type').fill('delete');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('alert').waitFor();
    expect(await tools(poke.accessToken)).toBe(200);
    await page.getByLabel('Type').fill(' Delete everything');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
    expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);

    expect(await tools(poke.accessToken)).toBe('access_revoked');
    expect(await waitFor(async () => (await tools(key)) === 'api_key_invalid', UNTIL_MS)).toBe(true);
    await page.goto(at(DATA));
    expect(await heading(page).textContent()).toContain('wants to connect');
    const sub = subOf(poke.accessToken);
    expect(await rowsWith(sub)).toEqual([]);
    const mark = `gateway:revoked:sub:${sub}`;
    // What a person has used up of their limits is forgotten by itself, within seconds.
    expect(await waitFor(async () => (await redis.keys(`*${sub}*`)).join() === mark, UNTIL_MS)).toBe(true);
    expect(await tools(stays.accessToken)).toBe(200);
    await nextSecond();
  });
});

/** Whoever signs in within the second of a sign-out is asked once more. */
async function nextSecond(): Promise<void> {
  const second = async () => Number((await redis.time())[0]);
  const before = await second();
  expect(await waitFor(async () => (await second()) > before, UNTIL_MS)).toBe(true);
}

/** The tables in which anything names this person. */
function rowsWith(sub: string): Promise<string[]> {
  return withClient(stack.databaseUrls.owner, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query(
        `select from ${name} as any_row where strpos(any_row::text, $1) > 0 limit 1`,
        [sub],
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  });
}

test('what Redis has lost is put back by whoever looks at the page', async () => {
  await using poke = await connect('chloe');
  await using opened = await signedIn(browser(), 'Chloe');
  const entry = await openApps(opened.page, clientOf(poke.accessToken));
  await entry.getByRole('button', { name: 'Disconnect' }).click();
  await entry.getByRole('button', { name: 'Allow again' }).waitFor();
  await redis.flushall();
  expect(await tools(poke.accessToken)).toBe(200);
  await opened.page.reload();
  expect(await tools(poke.accessToken)).toBe('app_disconnected');
});

/** As they could call themselves where they register: markup, a turn of direction, what is not seen, and 2 kB. */
const HOSTILE = [
  `"><img src=x onerror=alert(1)><script>alert(1)</script>`,
  'abc\u202egnissalb\u200b',
  `https://evil.example/${'long'.repeat(500)}`,
  'W'.repeat(2048),
];

async function addHostileApps(sub: string): Promise<void> {
  await withClient(stack.databaseUrls.owner, async (client) => {
    for (const clientId of HOSTILE) {
      await client.query(
        `insert into app_connections (user_sub, id, client_id, first_used_at, last_used_at, last_used_address)
         values ($1, encode(sha256($2::bytea), 'hex'), $3, now(), now(), '2001:db8:85a3:8d3:1319:8a2e:370:7348')
         on conflict do nothing`,
        [sub, Buffer.from(clientId), clientId],
      );
    }
  });
}

test('whatever an app calls itself is text, and nothing in it is hidden', async () => {
  await using poke = await connect('ben');
  await addHostileApps(subOf(poke.accessToken));
  await using opened = await signedIn(browser(), 'Ben');
  const { page, complaints } = opened;
  await page.goto(at(APPS));
  const headings = await page.getByRole('heading', { level: 3 }).allTextContents();
  expect(headings).toEqual(
    expect.arrayContaining([
      `${HOSTILE[0]}`,
      'abc\\u{202e}gnissalb\\u{200b}',
      'evil.example (unverified)',
      `${'W'.repeat(80)}…`,
    ]),
  );
  expect(await page.locator('img, script').count()).toBe(0);
  await page.getByText('Its whole identifier').first().click();
  expect(complaints).toEqual([]);
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test('every page fits a phone, can be read, and is without a fault to a screen reader', async () => {
    await using poke = await connect('chloe');
    await addHostileApps(subOf(poke.accessToken));
    await using opened = await signedIn(browser(), 'Chloe', { viewport: PHONE, colorScheme });
    const { page } = opened;
    const look = async () => {
      await expectUsable(page);
      await expectReadable(page);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    };
    const entry = await openApps(page, clientOf(poke.accessToken));
    await entry.getByRole('button', { name: 'Disconnect' }).click();
    await entry.getByRole('button', { name: 'Allow again' }).waitFor();
    for (const details of await page.getByText('Its whole identifier').all()) await details.click();
    await look();
    await page.goto(at(DATA));
    await look();
    await page.getByLabel('Type').fill('no');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('alert').waitFor();
    await look();
    await page.getByLabel('Type').fill('delete everything');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
    await look();
    await nextSecond();
  });

  test('the page without apps fits a phone, too', async () => {
    await using opened = await signedIn(browser(), 'Chloe', { viewport: PHONE, colorScheme });
    const { page } = opened;
    await page.goto(at(APPS));
    expect(await page.locator('main').textContent()).toContain('No app has used your bookmarks so far');
    await expectUsable(page);
    await expectReadable(page);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});
