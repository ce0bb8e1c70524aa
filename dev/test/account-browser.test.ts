import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { waitFor } from '../processes/wait-for.ts';
import { at, mcpUrl, signedIn as signIn, useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, heading, openPage, PHONE } from './helpers/browser-pages.ts';

const HOSTILE = `"><img src=x onerror=alert(1)>\u202e`;

const browser = useChromium();
const signedIn = (name: string, options: BrowserContextOptions = {}) => signIn(browser(), name, options);

/** Makes a key by the form. @returns it, as it is shown once. */
async function makeKey(page: Page, name: string, access = 'read your bookmarks'): Promise<string> {
  await page.goto(at('/account/keys'));
  await page.getByLabel('Name').fill(name);
  await page.getByLabel(access).check();
  await page.getByRole('button', { name: 'Make a key' }).click();
  return (await page.locator('pre').first().textContent()) ?? '';
}

const listTools = (key: string) =>
  fetch(mcpUrl(), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  });

describe.each([true, false])('with JavaScript on: %s,', (javaScriptEnabled) => {
  test('a person signs in, makes a key, uses it, and revokes it, which takes effect within a second', async () => {
    await using opened = await signedIn('Anna', { javaScriptEnabled });
    const { page, complaints } = opened;
    const name = `script ${javaScriptEnabled}`;
    const key = await makeKey(page, name);
    expect(key).toMatch(/^bkm_test_[0-9A-Za-z]{49}$/);
    expect(await page.locator('pre').nth(1).textContent()).toContain(`curl ${mcpUrl()}`);

    const answer = await listTools(key);
    expect(answer.status).toBe(200);
    const tools = await answer.text();
    expect(tools).toContain('search_bookmarks');
    expect(tools).not.toContain('add_bookmark');

    await page.getByRole('link', { name: 'I have copied it' }).click();
    expect(await heading(page).textContent()).toBe('API keys');
    const list = (await page.locator('main').textContent()) ?? '';
    expect(list).toContain(key.slice(-4));
    expect(list).not.toContain(key);

    await page.getByRole('button', { name: `Revoke ${name}` }).click();
    await page.waitForURL(at('/account/keys'));
    expect(await waitFor(async () => (await listTools(key)).status !== 200, 10_000)).toBe(true);
    const refused = await listTools(key);
    expect(await refused.json()).toMatchObject({ status: 401, code: 'api_key_invalid' });
    expect(complaints).toEqual([]);
  });
});

test("a key that may write can save, and what it saved is its user's", async () => {
  await using opened = await signedIn('Chloe');
  const key = await makeKey(opened.page, 'writer', 'read, add, change and delete them');
  expect(await (await listTools(key)).text()).toContain('add_bookmark');
});

test('a person whose session is over is told that a form did nothing, and goes on after a sign-in', async () => {
  await using opened = await signedIn('Anna');
  const { page } = opened;
  await page.goto(at('/account/bookmarks'));
  await page.context().clearCookies({ name: '__Host-session' });
  await page.getByRole('searchbox').fill('rust');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(await heading(page).textContent()).toBe('You are signed out');
  await page.goto(at('/account/keys'));
  await page.getByRole('button', { name: 'Anna Example' }).click();
  await page.waitForURL(at('/account/keys'));
  await page.context().clearCookies({ name: '__Host-session' });
  await page.getByLabel('Name').fill('too late');
  await page.getByRole('button', { name: 'Make a key' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('This was not done');
});

test('a person signs out, and the pages ask for a sign-in again', async () => {
  await using opened = await signedIn('Ben');
  const { page } = opened;
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(at('/'));
  await page.goto(at('/account/keys'));
  expect(await heading(page).textContent()).toContain('wants to connect');
});

test('what a person typed is text, wherever it stands', async () => {
  await using opened = await signedIn('Ben');
  const { page, complaints } = opened;
  await makeKey(page, HOSTILE);
  expect(await page.locator('main strong').textContent()).toBe(HOSTILE);
  await page.goto(at('/account/keys'));
  expect(await page.getByRole('heading', { name: HOSTILE }).count()).toBe(1);
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

describe('the pages refuse', () => {
  const post = async (page: Page, form: Record<string, string>, headers: Record<string, string> = {}) =>
    page.request.post(at('/account/keys'), { form, headers, maxRedirects: 0 });

  test('a form without the token of this sign-in, and one that another site sent', async () => {
    await using opened = await signedIn('Anna');
    const { page } = opened;
    const form = { name: 'forged', scope: 'bookmarks:write', days: '0' };
    expect((await post(page, form)).status()).toBe(403);
    await page.goto(at('/account/keys'));
    const token = (await page.locator('input[name=form_token]').first().getAttribute('value')) ?? '';
    const ours = { ...form, form_token: token };
    expect((await post(page, ours, { origin: 'https://evil.example' })).status()).toBe(403);
    await page.reload();
    expect(await page.locator('main').textContent()).not.toContain('forged');
  });

  test('a form token of somebody else', async () => {
    await using anna = await signedIn('Anna');
    await using ben = await signedIn('Ben');
    await anna.page.goto(at('/account/keys'));
    const token = (await anna.page.locator('input[name=form_token]').first().getAttribute('value')) ?? '';
    const form = { name: 'forged', scope: 'bookmarks:read', days: '0', form_token: token };
    expect((await post(ben.page, form)).status()).toBe(403);
  });

  test('the end of a sign-in that another browser began', async () => {
    const begun = await fetch(at('/account/sign-in'), { redirect: 'manual' });
    await using other = await openPage(browser(), begun.headers.get('location') ?? '');
    await other.page.getByRole('button', { name: 'Anna Example' }).click();
    await other.page.waitForURL(/\/account\/callback/);
    expect(await other.page.getByRole('alert').textContent()).toContain('another browser');
  });

  test('an unknown or a changed cookie', async () => {
    await using opened = await signedIn('Anna');
    const context = opened.page.context();
    const [cookie] = (await context.cookies()).filter(({ name }) => name === '__Host-session');
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    const changed = `${cookie?.value.slice(0, -2)}xx`;
    const answer = await fetch(at('/account'), {
      headers: { cookie: `__Host-session=${changed}` },
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account/sign-in']);
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test('every page fits a phone, can be read, and is without a fault to a screen reader', async () => {
    await using opened = await signedIn('Anna', { viewport: PHONE, colorScheme });
    const { page } = opened;
    const look = async () => {
      await expectUsable(page);
      await expectReadable(page);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    };
    await look();
    await page.goto(at('/'));
    await look();
    await makeKey(page, `key in ${colorScheme}`);
    await look();
    await page.goto(at('/account/keys'));
    await look();
    await page.goto(at('/account/callback'));
    await look();
  });
});
