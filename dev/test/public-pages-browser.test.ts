import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { connectPoke } from '../poke/poke-session.ts';
import { at, mcpUrl, signedIn, useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, heading, openPage, PHONE } from './helpers/browser-pages.ts';

const HOSTILE = `"><img src=x onerror=alert(1)>\u202e]]>&<!--`;
const WITHIN_MS = 5_000;

const browser = useChromium();
const asNobody = (path: string, options: BrowserContextOptions = {}) =>
  openPage(browser(), at(path), options);

let words = 0;
const newWord = () => `public${process.pid}x${Date.now().toString(36)}x${words++}`;

/** A collection of Chloe's that is not published, with one bookmark. */
async function aCollection(name: string, bookmark: { title?: string; description?: string } = {}) {
  await using chloe = await connectPoke({ mcpUrl: mcpUrl(), loginHint: 'chloe' });
  const url = `https://${newWord()}.example/page`;
  await chloe.callTool('save_collection', { name, description: `About ${name}` });
  await chloe.callTool('add_bookmark', { url, title: bookmark.title ?? `Page of ${name}`, collection: name });
  if (bookmark.description)
    await chloe.callTool('edit_bookmark', { ref: url, description: bookmark.description });
  return url;
}

/** Publishes it on the account page. @returns where everybody finds it. */
async function publish(chromium: Browser, name: string, options: BrowserContextOptions = {}) {
  await using opened = await signedIn(chromium, 'Chloe', options);
  const { page } = opened;
  await page.goto(at('/account/published'));
  await page.getByRole('button', { name: new RegExp(`^Publish ${name}`) }).click();
  expect(await page.getByRole('status').textContent()).toContain('everybody can read it');
  const address = await page.getByRole('link', { name: new RegExp(`^${name}`) }).getAttribute('href');
  return address ?? '';
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await holds())) if (Date.now() > deadline) throw new Error(`This never came true: ${holds}`);
}

describe.each([true, false])('with JavaScript on: %s,', (javaScriptEnabled) => {
  test('a person publishes a collection, which everybody finds, reads and searches, until it is private again', async () => {
    const name = newWord();
    const url = await aCollection(name);
    const path = await publish(browser(), name, { javaScriptEnabled });

    await using reader = await asNobody(`/c?q=${name}`, { javaScriptEnabled });
    const { page, complaints } = reader;
    await page.getByRole('link', { name }).click();
    expect(await heading(page).textContent()).toBe(name);
    const link = page.getByRole('link', { name: `Page of ${name}` });
    expect(await link.getAttribute('href')).toBe(url);
    await page.getByLabel('Search').fill('nothing of the kind');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('Nothing matches.').waitFor();
    await page.goto(at(`${path}?q=note:x`));
    expect(await page.getByRole('alert').textContent()).toContain('not public');

    await using owner = await signedIn(browser(), 'Chloe', { javaScriptEnabled });
    await owner.page.goto(at('/account/published'));
    await owner.page.getByRole('button', { name: `Unpublish ${name}` }).click();
    await until(async () => (await fetch(at(path))).status === 404);
    const refused = await page.goto(at(path));
    expect(refused?.status()).toBe(404);
    expect(await page.getByRole('alert').textContent()).toContain('not published');
    // The browser says itself that pages were refused: for their status, and nothing else.
    expect(complaints.every((text) => /status of 40[04]/.test(text))).toBe(true);
    expect(owner.complaints).toEqual([]);
  });

  test('a person is known by the name that they choose, or by none', async () => {
    const name = newWord();
    await aCollection(name);
    const path = await publish(browser(), name);
    await using owner = await signedIn(browser(), 'Chloe', { javaScriptEnabled });
    const setName = async (text: string) => {
      await owner.page.goto(at('/account/published'));
      await owner.page.getByLabel('Name that stands with your collections').fill(text);
      await owner.page.getByRole('button', { name: 'Save the name' }).click();
    };
    const shown = async () => (await fetch(at(path))).text();
    await setName('Chloe <of> Bakers');
    expect(await owner.page.getByRole('status').textContent()).toContain('The name is saved');
    await until(async () => (await shown()).includes('published by <bdi>Chloe &lt;of&gt; Bakers</bdi>'));
    await setName('');
    await until(async () => !(await shown()).includes('published by'));
  });
});

describe('a feed', () => {
  /** What a strict parser makes of it. */
  const PARSED = `(text) => {
    const feed = new DOMParser().parseFromString(text, 'application/xml');
    const item = feed.querySelector('item');
    const of = (name) => item?.querySelector(name)?.textContent;
    return {
      error: feed.querySelector('parsererror')?.textContent,
      channel: feed.querySelector('channel > title')?.textContent,
      title: of('title'), link: of('link'), description: of('description'), date: of('pubDate'),
    };
  }`;

  test('is XML whatever people write, and its descriptions are text for readers that take them for HTML', async () => {
    const name = newWord();
    const description = `${HOSTILE} & <b>bold</b>`;
    const url = await aCollection(name, { title: HOSTILE, description });
    const path = await publish(browser(), name);
    await using reader = await asNobody('/c');
    const text = JSON.stringify(await (await fetch(at(`${path}/feed.xml`))).text());
    const parsed = await reader.page.evaluate<Record<string, string>>(`(${PARSED})(${text})`);
    expect(parsed).toMatchObject({ channel: name, link: url, date: expect.stringMatching(/ GMT$/) });
    expect(parsed.error).toBeUndefined();
    expect(parsed.title).toContain('"><img src=x onerror=alert(1)>');
    expect(parsed.description).toContain('&lt;b&gt;bold&lt;/b&gt;');
  });

  test('is what a collection tells readers of', async () => {
    const name = newWord();
    await aCollection(name);
    const path = await publish(browser(), name);
    await using reader = await asNobody(path);
    const link = reader.page.locator('link[rel=alternate]');
    expect(await link.getAttribute('href')).toBe(`${path}/feed.xml`);
    expect(await link.getAttribute('type')).toBe('application/rss+xml');
  });
});

test('what a stranger published is text, wherever it stands', async () => {
  const word = newWord();
  await aCollection(`${word} ${HOSTILE}`, { title: HOSTILE.repeat(20), description: HOSTILE });
  const path = await publish(browser(), word);
  await using reader = await asNobody(path, { viewport: PHONE });
  await expectUsable(reader.page);
  expect(await reader.page.locator('img').count()).toBe(0);
  await reader.page.goto(at('/c'));
  expect(await reader.page.locator('img').count()).toBe(0);
  expect(reader.complaints).toEqual([]);
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  let path: string;
  beforeAll(async () => {
    const name = newWord();
    await aCollection(name, { description: 'A **description** of some length.' });
    path = await publish(browser(), name);
  });

  test('every public page is for everybody, also on a phone', async () => {
    await using reader = await asNobody('/', { colorScheme, viewport: PHONE });
    const { page, complaints } = reader;
    for (const address of ['/', '/c', '/c?q=zzzz', path, `${path}?q=page`]) {
      await page.goto(at(address));
      await expectUsable(page);
      await expectReadable(page);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  test('so is the page on which its person publishes', async () => {
    await using opened = await signedIn(browser(), 'Chloe', { colorScheme, viewport: PHONE });
    const { page } = opened;
    await page.goto(at('/account/published'));
    await expectUsable(page);
    await expectReadable(page);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});

test('nobody publishes without a sign-in, or by a form of another site', async () => {
  const anonymous = await fetch(at('/account/published'), { redirect: 'manual' });
  expect([anonymous.status, anonymous.headers.get('location')]).toEqual([
    303,
    expect.stringMatching('/account/sign-in'),
  ]);
  await using opened = await signedIn(browser(), 'Chloe');
  const forged = await opened.page.request.post(at('/account/published/col_abcdefghijkl/publish'), {
    form: {},
    maxRedirects: 0,
  });
  expect(forged.status()).toBe(403);
});
