import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GOOD_KEY } from '../../bookmark-service/test/helpers/poke-api.ts';
import { connectPoke } from '../poke/poke-session.ts';
import { waitFor } from '../processes/wait-for.ts';
import { useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, openPage, PHONE } from './helpers/browser-pages.ts';
import { type PokeStack, startPokeStack } from './helpers/poke-stack.ts';

const TOLD_MS = 30_000;

const resources = new AsyncDisposableStack();
const browser = useChromium();
let poke: PokeStack['poke'];
let stack: PokeStack['stack'];

beforeAll(async () => {
  ({ poke, stack } = resources.use(await startPokeStack()));
});
afterAll(() => resources[Symbol.asyncDispose]());

test.each([
  ['Anna', true, 'light'],
  ['Ben', false, 'dark'],
] as const)(
  'a person (%s, JavaScript on: %s, %s) chooses a time zone, asks to be reminded, and hears of it in the chat, once',
  async (name, javaScriptEnabled, colorScheme) => {
    poke.received.length = 0;
    const options = { javaScriptEnabled, colorScheme, viewport: PHONE };
    await using opened = await openPage(browser(), new URL('/account', stack.gatewayUrl).href, options);
    const { page } = opened;
    await page.getByRole('button', { name: `${name} Example` }).click();
    await page.getByRole('link', { name: 'Poke', exact: true }).first().click();
    await page.getByLabel('API key').fill(GOOD_KEY);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('link', { name: 'Reminders', exact: true }).first().click();
    await page.getByLabel('Times are understood in').fill('Europe/Atlantis');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('no time zone "Europe/Atlantis"');
    await page.getByLabel('Times are understood in').fill('asia/kolkata');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('status').textContent()).toContain('is saved');

    await using session = await connectPoke({ mcpUrl: stack.mcpUrl, loginHint: name.toLowerCase() });
    const call = (tool: string, args: Record<string, unknown>) => session.callTool(tool, args);
    const urls = ['https://example.com/later', 'https://example.com/soon'];
    const set = await call('add_bookmark', { url: urls[0], title: 'Later', remind_at: 'tomorrow 9:00' });
    expect(set.structuredContent).toMatchObject({
      reminder: expect.stringMatching(/T09:00:00\+05:30\[Asia\/Kolkata\]$/),
    });
    await call('add_bookmark', { url: urls[1], title: 'Soon' });
    await call('organize_bookmarks', { refs: [urls[1]], remind_at: 'in 2 seconds' });
    const told = () => poke.received.filter(({ path }) => path.endsWith('/inbound/webhook'));
    expect(await waitFor(() => told().length > 0, TOLD_MS)).toBe(true);
    expect(told()).toEqual([
      expect.objectContaining({
        body: expect.objectContaining({ reminders: [expect.objectContaining({ saved_title: 'Soon' })] }),
      }),
    ]);
    const due = async () => {
      const { structuredContent } = await call('library_overview', {});
      return (structuredContent as { due_reminders: unknown[] }).due_reminders.length;
    };
    expect(await waitFor(async () => (await due()) === 0, TOLD_MS)).toBe(true);

    await page.goto(new URL('/account/reminders', stack.gatewayUrl).href);
    expect(await page.locator('main .list > li').allTextContents()).toEqual([
      expect.stringMatching(/Later\s+.* at 09:00/),
    ]);
    await expectUsable(page);
    await expectReadable(page);
    if (javaScriptEnabled) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  },
);
