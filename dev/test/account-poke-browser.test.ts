import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { GOOD_KEY } from '../../bookmark-service/test/helpers/poke-api.ts';
import { useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, openPage, PHONE } from './helpers/browser-pages.ts';
import { type PokeStack, startPokeStack } from './helpers/poke-stack.ts';

const resources = new AsyncDisposableStack();
const browser = useChromium();
let poke: PokeStack['poke'];
let stack: PokeStack['stack'];

beforeAll(async () => {
  ({ poke, stack } = resources.use(await startPokeStack()));
});
afterAll(() => resources[Symbol.asyncDispose]());

/** The page of somebody who has signed in. */
async function open(name: string, options: BrowserContextOptions) {
  const opened = await openPage(browser(), new URL('/account', stack.gatewayUrl).href, options);
  const { page } = opened;
  await page.getByRole('button', { name: `${name} Example` }).click();
  await page.getByRole('link', { name: 'Poke', exact: true }).first().click();
  return opened;
}

async function connect(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Connect' }).click();
}

/** What axe finds, which runs in the page. */
async function expectAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

test.each([
  ['Anna', true, 'light'],
  ['Ben', true, 'dark'],
  ['Chloe', false, 'light'],
] as const)(
  'a person (%s, JavaScript on: %s, %s) connects Poke, is told of a wrong key, sends a message, and disconnects',
  async (name, javaScriptEnabled, colorScheme) => {
    await using opened = await open(name, { javaScriptEnabled, colorScheme, viewport: PHONE });
    const { page } = opened;
    await connect(page, 'wrong');
    expect(await page.getByRole('alert').textContent()).toContain('Make a new one');
    await expectReadable(page);
    await connect(page, GOOD_KEY);
    expect(await page.getByRole('status').textContent()).toContain('Poke is connected');
    const before = poke.received.length;
    await page.getByRole('button', { name: 'Send a test message' }).click();
    expect(await page.getByRole('status').textContent()).toContain('on its way');
    expect(poke.received.slice(before)).toEqual([
      expect.objectContaining({ path: '/api/v1/inbound/webhook' }),
    ]);
    await expectUsable(page);
    await expectReadable(page);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByLabel('API key').waitFor();
    if (javaScriptEnabled) await expectAccessible(page);
  },
);
