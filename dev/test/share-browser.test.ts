import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { LIMITS } from '@bookmarks/protos';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { at, signedIn, useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, openPage, PHONE } from './helpers/browser-pages.ts';

const RUN = `${process.pid}x${Date.now().toString(36)}`;
const resources = new AsyncDisposableStack();
const browser = useChromium();
let strictUrl: string;

/** A page that lets nothing be loaded, run, sent or framed. */
beforeAll(async () => {
  const server = resources.use(
    createServer((_req, res) => {
      res.setHeader('content-security-policy', "default-src 'none'; form-action 'none'; base-uri 'none'");
      res.setHeader('cross-origin-opener-policy', 'same-origin');
      res
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<!doctype html><title>Strict “page” & more ${RUN}</title>`);
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  strictUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${RUN}?a=1&b=%22`;
});
afterAll(() => resources.disposeAsync());

const bookmarkletOn = (page: Page) => page.getByRole('link', { name: 'Save bookmark' }).getAttribute('href');
const savedBy = async (page: Page, word: string) => {
  await page.goto(at(`/account/bookmarks?q=${encodeURIComponent(`url:${word}`)}`));
  return page.locator('main .list > li').allTextContents();
};

/** As a browser runs what stands in its bookmarks bar. */
async function runBookmarklet(page: Page, address: string): Promise<Page> {
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(decodeURIComponent(address.replace(/^javascript:/, ''))),
  ]);
  return opened;
}

test.each([
  ['Anna', true, 'light'],
  ['Ben', false, 'dark'],
] as const)(
  'a person (%s, JavaScript on: %s, %s) makes a token, shares with it, and revokes it',
  async (name, javaScriptEnabled, colorScheme) => {
    await using opened = await signedIn(browser(), name, { javaScriptEnabled, colorScheme, viewport: PHONE });
    const { page } = opened;
    await page.getByRole('link', { name: 'Share', exact: true }).first().click();
    await expectUsable(page);
    await expectReadable(page);
    if (javaScriptEnabled) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const phone = `Phone ${RUN}`;
    await page.getByLabel('Name of a new token').fill(phone);
    await page.getByRole('button', { name: 'Make a token' }).click();
    const token = /bki_test_\w+/.exec((await page.textContent('main')) ?? '')?.[0];
    await expectUsable(page);
    await expectReadable(page);
    if (javaScriptEnabled) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    const share = (path: string, init: RequestInit) =>
      fetch(at(path), {
        method: 'POST',
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      });
    const url = `https://shared-${RUN}.example/`;
    const json = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url, tags: 'phone, later' }),
    };
    const saved = await share('/ingest', json);
    expect([saved.status, await saved.json()]).toEqual([201, { outcome: 'created', detail: 'Saved.' }]);
    const again = await share('/ingest', { body: new URLSearchParams({ url, note: 'again' }) });
    expect([again.status, await again.json()]).toMatchObject([200, { outcome: 'merged' }]);
    const wrong = await share('/ingest', { body: new URLSearchParams({ url: 'ftp://example.com/' }) });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'library_refused' }]);
    expect((await share('/mcp', json)).status).toBe(401);
    expect(await savedBy(page, RUN)).toEqual([expect.stringContaining('phone')]);

    await page.goto(at('/account/share'));
    await page.getByRole('button', { name: `Revoke ${phone}` }).click();
    await expect(waitUntilRefused(() => share('/ingest', json))).resolves.toBe(401);
  },
);

test('a bookmarklet fills the form on a page that allows nothing, and takes who is not signed in to it', async () => {
  await using of = await signedIn(browser(), 'Chloe');
  await of.page.goto(at('/account/share'));
  const address = (await bookmarkletOn(of.page)) ?? '';
  await of.page.goto(strictUrl);
  const form = await runBookmarklet(of.page, address);
  await form.waitForLoadState();
  expect(await form.getByLabel('URL').inputValue()).toBe(strictUrl);
  expect(await form.getByLabel('Title').inputValue()).toBe(`Strict “page” & more ${RUN}`);
  expect(await savedBy(of.page, RUN)).toEqual([]);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('status').waitFor();
  expect(await savedBy(of.page, RUN)).toHaveLength(1);

  await using stranger = await openPage(browser(), strictUrl);
  const signIn = await runBookmarklet(stranger.page, address);
  await signIn.getByRole('button', { name: 'Chloe Example' }).click();
  expect(await signIn.getByLabel('URL').inputValue()).toBe(strictUrl);
});

test('a bookmarklet takes half a character in a title, and an address that is too long for a bookmark whole, which the form refuses', async () => {
  await using of = await signedIn(browser(), 'Chloe', { viewport: PHONE });
  await of.page.goto(at('/account/share'));
  const address = (await bookmarkletOn(of.page)) ?? '';
  const long = `${strictUrl}&long=${'x'.repeat(LIMITS.urlLength)}`;
  await of.page.goto(long);
  await of.page.evaluate(`document.title = '\\ud83d' + 'a'.repeat(298) + '😀 and more'`);
  const form = await runBookmarklet(of.page, address);
  await form.waitForLoadState();
  expect(await form.getByLabel('URL').inputValue()).toBe(long);
  expect(await form.getByLabel('Title').inputValue()).toBe(`\ufffd${'a'.repeat(298)}😀`);
  await form.getByRole('button', { name: 'Save' }).click();
  await form
    .getByRole('alert')
    .filter({ hasText: String(LIMITS.urlLength) })
    .waitFor();
  await expectUsable(form);
});

/** A token that was revoked is remembered for a second. */
async function waitUntilRefused(send: () => Promise<Response>): Promise<number> {
  for (;;) {
    const { status } = await send();
    if (status !== 200) return status;
  }
}
