import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { connectPoke } from '../poke/poke-session.ts';
import { at, mcpUrl, signedIn as signIn, useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, heading, PHONE } from './helpers/browser-pages.ts';

const HOSTILE = `"><img src=x onerror=alert(1)>\u202e\u2067`;

const browser = useChromium();
const signedIn = (name: string, options: BrowserContextOptions = {}) => signIn(browser(), name, options);

/** The library of a person is the same in all tests: each writes under a word that no other has. */
let words = 0;
const newWord = () => `library${process.pid}x${Date.now().toString(36)}x${words++}`;
const urlOf = (word: string) => `https://${word}.example/page`;

async function add(page: Page, url: string, { title = '', tags = '' } = {}): Promise<void> {
  await page.goto(at('/account/bookmarks/add'));
  await page.getByLabel('URL').fill(url);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Tags').fill(tags);
  await page.getByRole('button', { name: 'Save' }).click();
}

async function search(page: Page, query: string): Promise<void> {
  await page.goto(at('/account/bookmarks'));
  await page.getByLabel('Search', { exact: true }).fill(query);
  await page.getByRole('button', { name: 'Search' }).click();
}

const found = (page: Page) => page.locator('main .list > li');
const notice = (page: Page) => page.getByRole('status');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Adds a bookmark and opens its form. */
async function openNew(page: Page, word: string, fields: Parameters<typeof add>[2] = {}): Promise<void> {
  await add(page, urlOf(word), { title: word, ...fields });
  await search(page, word);
  await page.getByRole('link', { name: /^Edit / }).click();
}

/** A file on disk, as a person has one. */
async function aFile(name: string, content: string | Buffer) {
  const folder = await mkdtemp(join(tmpdir(), 'bookmarks-'));
  const path = join(folder, name);
  await writeFile(path, content);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** Sends a file in, and waits until all of it is there. */
async function importFile(page: Page, path: string): Promise<void> {
  await page.goto(at('/account/import'));
  await page.getByLabel('File of bookmarks').setInputFiles(path);
  await press(page, 'Import');
  await page.getByText('It is done.').waitFor();
}

const netscape = (entries: string) =>
  `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n${entries}\n</DL><p>\n`;

describe.each([true, false])('with JavaScript on: %s,', (javaScriptEnabled) => {
  test('a person adds a bookmark, again with more, and again with nothing new', async () => {
    await using opened = await signedIn('Anna', { javaScriptEnabled });
    const { page, complaints } = opened;
    const word = newWord();
    await add(page, urlOf(word), { title: `About ${word}`, tags: 'one, two' });
    expect(await notice(page).textContent()).toContain('Saved.');
    await add(page, urlOf(word), { tags: 'three' });
    expect(await notice(page).textContent()).toContain('what is new was added to it');
    expect(await page.getByLabel('Tags').inputValue()).toBe('one, two, three');
    await add(page, urlOf(word));
    expect(await notice(page).textContent()).toContain('nothing changed');
    await search(page, word);
    expect(await found(page).count()).toBe(1);
    const link = page.getByRole('link', { name: `About ${word}`, exact: true });
    expect(await link.getAttribute('href')).toBe(urlOf(word));
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
    await page.getByRole('link', { name: '#three' }).first().click();
    expect(await page.getByLabel('Tag', { exact: true }).inputValue()).toBe('three');
    expect(complaints).toEqual([]);
  });

  test('a mistake in a query is explained beside it, and a mistyped word is put right', async () => {
    await using opened = await signedIn('Anna', { javaScriptEnabled });
    const { page } = opened;
    await search(page, '(rust OR');
    expect(await page.getByRole('alert').textContent()).toContain('The query has a mistake');
    expect(await page.getByLabel('Search', { exact: true }).inputValue()).toBe('(rust OR');
    const word = newWord();
    await add(page, urlOf(word), { title: `${word}sourdough` });
    await search(page, `${word}suordough`);
    await page
      .getByRole('link', { name: `${word}sourdough` })
      .first()
      .click();
    expect(new URL(page.url()).searchParams.get('q')).toBe(`${word}sourdough`);
    expect(await found(page).count()).toBe(1);
  });

  test('a person changes every field of a bookmark, and takes it back', async () => {
    await using opened = await signedIn('Anna', { javaScriptEnabled });
    const { page, complaints } = opened;
    const word = newWord();
    await using file = await aFile(
      'b.html',
      netscape(`<DT><H3>Shelf ${word}</H3><DL><p><DT><A HREF="${urlOf(`${word}a`)}">x</A></DL><p>`),
    );
    await importFile(page, file.path);
    await openNew(page, word);
    const address = page.url();
    await page.getByLabel('Title').fill('A new title');
    await page.getByLabel('Description').fill('What it is\nabout');
    await page.getByLabel('Note').fill('What I think\nof it');
    await page.getByLabel('Tags').fill('alpha, beta gamma');
    await page.getByLabel('Collection').selectOption(`Shelf ${word}`);
    await page.getByLabel('Status').selectOption('archived');
    await page.getByLabel('favourite').check();
    await press(page, 'Save');
    expect(await notice(page).textContent()).toContain('Saved.');
    expect(await page.getByLabel('Note').inputValue()).toBe('What I think\nof it');
    expect(await page.getByLabel('Tags').inputValue()).toBe('alpha, beta gamma');
    await press(page, 'Undo');
    expect(await notice(page).textContent()).toContain('Taken back.');
    await page.goto(address);
    expect(await page.getByLabel('Title').inputValue()).toBe(word);
    expect(await page.getByLabel('Collection').locator('option:checked').textContent()).toBe('none');
    expect(await page.getByLabel('Status').inputValue()).toBe('unread');
    expect(await page.getByLabel('favourite').isChecked()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('what a form may not hold stays in it, and is explained', async () => {
    await using opened = await signedIn('Anna', { javaScriptEnabled });
    const { page } = opened;
    await add(page, 'javascript:alert(1)', { title: 'Click me', tags: 'kept' });
    expect(await page.getByRole('alert').textContent()).toContain('Only http and https URLs');
    expect(await page.getByLabel('Title').inputValue()).toBe('Click me');
    await openNew(page, newWord());
    await page.getByLabel('URL').fill('javascript:alert(1)');
    await page.getByLabel('Note').fill('a long note');
    await press(page, 'Save');
    expect(await page.getByRole('alert').textContent()).toContain('Only http and https URLs');
    expect(await page.getByLabel('Note').inputValue()).toBe('a long note');
    await page.getByLabel('URL').fill(urlOf(newWord()));
    await press(page, 'Save');
    expect(await notice(page).textContent()).toContain('Saved.');
  });

  test('a change in the chat is not overwritten, and what was typed is not lost', async () => {
    await using opened = await signedIn('Anna', { javaScriptEnabled });
    const { page } = opened;
    const word = newWord();
    await openNew(page, word);
    await using poke = await connectPoke({ mcpUrl: mcpUrl(), loginHint: 'anna' });
    await poke.callTool('edit_bookmark', { ref: urlOf(word), title: 'From the chat' });
    await page.getByLabel('Title').fill('From the page');
    await page.getByLabel('Note').fill('typed here');
    await press(page, 'Save');
    expect(await page.getByRole('alert').textContent()).toContain('was changed while you typed');
    expect(await page.getByText('At present: From the chat').count()).toBe(1);
    expect(await page.getByLabel('Title').inputValue()).toBe('From the page');
    expect(await page.getByLabel('Note').inputValue()).toBe('typed here');
    await press(page, 'Save');
    expect(await notice(page).textContent()).toContain('Saved.');
    expect(await page.getByLabel('Title').inputValue()).toBe('From the page');
  });

  test('a bookmark goes to the trash and comes back', async () => {
    await using opened = await signedIn('Anna', { javaScriptEnabled });
    const { page } = opened;
    const word = newWord();
    await openNew(page, word);
    const address = page.url();
    await press(page, 'Move to the trash');
    expect(await notice(page).textContent()).toContain('Moved to the trash');
    await press(page, 'Undo');
    expect(await notice(page).textContent()).toContain('Taken back.');
    await page.goto(address);
    expect(await page.getByLabel('Title').inputValue()).toBe(word);
    await press(page, 'Move to the trash');
    await search(page, word);
    expect(await found(page).count()).toBe(0);
    expect(await page.locator('main').textContent()).toContain('Nothing matches.');
  });

  test('a file comes in with its progress, page by page, and goes again as a whole', async () => {
    await using opened = await signedIn('Ben', { javaScriptEnabled });
    const { page, complaints } = opened;
    const word = newWord();
    const entries = Array.from(
      { length: 25 },
      (_, index) => `<DT><A HREF="${urlOf(`${word}n${index}`)}" TAGS="${word}">Page ${index}</A>`,
    );
    const scripts = `<DT><A HREF="javascript:alert(1)">A script</A><DT><A HREF="data:text/html,x">Data</A>`;
    await using file = await aFile('bookmarks.html', netscape(entries.join('\n') + scripts));
    await importFile(page, file.path);
    const report = (await page.locator('main').textContent()) ?? '';
    expect(report).toMatch(/New\s*25/);
    expect(report).toMatch(/27 of 27/);
    expect(report).toContain('It is a bookmarklet');
    const job = page.url();

    await page.goto(at(`/account/bookmarks?tag=${word}`));
    expect(await found(page).count()).toBe(20);
    await page.getByRole('link', { name: 'Older' }).click();
    expect(await found(page).count()).toBe(5);
    expect(await page.getByRole('link', { name: 'Older' }).count()).toBe(0);

    await page.goto(job);
    await press(page, 'Undo');
    await page.goto(at(`/account/bookmarks?tag=${word}`));
    expect(await found(page).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['HTML', 'html'],
    ['JSON', 'json'],
    ['CSV', 'csv'],
  ])('what goes out as %s comes in again as it was', async (label, extension) => {
    await using opened = await signedIn('Ben', { javaScriptEnabled });
    const { page } = opened;
    const word = newWord();
    await openNew(page, word, { tags: `${word}, second tag` });
    await page.goto(at('/account/export'));
    await page.getByLabel(label).check();
    await page.getByLabel('Only those that match').fill(`tag:${word}`);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download')]);
    const day = new Date().toISOString().slice(0, 7);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^bookmarks-${day}-\\d\\d\\.${extension}$`));
    await using file = await aFile(`b.${extension}`, await readFile(await download.path()));
    await search(page, word);
    await page.getByRole('link', { name: /^Edit / }).click();
    await press(page, 'Move to the trash');
    await importFile(page, file.path);
    await search(page, word);
    expect(await found(page).count()).toBe(1);
    expect(await found(page).textContent()).toContain('#second tag');
  });
});

test('what changed again since is left as it is by an undo, and named', async () => {
  await using opened = await signedIn('Anna');
  const { page } = opened;
  const word = newWord();
  await add(page, urlOf(word), { title: word });
  const saved = page.url();
  await search(page, word);
  await page.getByRole('link', { name: /^Edit / }).click();
  await page.getByLabel('Note').fill('changed again');
  await press(page, 'Save');
  await page.goto(saved);
  await press(page, 'Undo');
  expect(await notice(page).textContent()).toContain('Nothing was taken back.');
  expect(await page.locator('main').textContent()).toContain(word);
});

test("a bookmark and a change of one person are nobody else's", async () => {
  await using anna = await signedIn('Anna');
  const word = newWord();
  await add(anna.page, urlOf(word), { title: word });
  const changeAddress = anna.page.url();
  await search(anna.page, word);
  await anna.page.getByRole('link', { name: /^Edit / }).click();
  await using ben = await signedIn('Ben');
  await ben.page.goto(anna.page.url());
  expect(await heading(ben.page).textContent()).toBe('That bookmark is gone');
  await ben.page.goto(changeAddress);
  await press(ben.page, 'Undo');
  expect(await heading(ben.page).textContent()).toBe('That did not work');
  await anna.page.reload();
  expect(await anna.page.getByLabel('Title').inputValue()).toBe(word);
});

test('what a stranger wrote is text, turns nothing around it, and fits a phone', async () => {
  await using opened = await signedIn('Ben', { viewport: PHONE });
  const { page, complaints } = opened;
  const word = newWord();
  const title = `${word} ${HOSTILE}`;
  await add(page, urlOf(word), { title, tags: `${word},${HOSTILE},${'x'.repeat(64)}` });
  await search(page, word);
  expect(await page.locator('main').innerHTML()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(await page.locator('main h2').textContent()).toContain('"><img src=x onerror=alert(1)>');
  await expectUsable(page);
  await page.getByRole('link', { name: /^Edit / }).click();
  expect(await page.getByLabel('Title').inputValue()).toBe(title);
  await press(page, 'Save');
  expect(await notice(page).textContent()).toContain('nothing changed');

  const long = 'W'.repeat(10_000);
  const entry = `<DT><A HREF="${urlOf(`${word}long`)}" TAGS="${word}">${long}</A><DD>${long}`;
  await using file = await aFile('b.html', netscape(entry));
  await importFile(page, file.path);
  await expectUsable(page);
  await page.goto(at(`/account/bookmarks?tag=${word}`));
  expect((await page.locator('main').textContent())?.length).toBeLessThan(5000);
  await expectUsable(page);
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('everything can be reached and used with a keyboard, and the focus is seen', async () => {
  await using opened = await signedIn('Anna');
  const { page } = opened;
  const word = newWord();
  await add(page, urlOf(word), { title: word });
  await page.goto(at(`/account/bookmarks?q=${word}`));
  const names: string[] = [];
  const focused = page.locator(':focus');
  for (let name = ''; name !== 'Sign out' && names.length < 40; names.push(name)) {
    await page.keyboard.press('Tab');
    name = ((await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '').trim();
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  }
  expect(names).toEqual(
    expect.arrayContaining(['Add a bookmark', 'Filter and sort', 'Search', word, `Edit ${word}`, 'Sign out']),
  );
  await page.getByLabel('Search', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(`title:${word}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/title/);
  expect(await found(page).count()).toBe(1);
});

/** Fits a phone, can be read, and is without a fault to a screen reader. */
async function expectFitForAll(page: Page): Promise<void> {
  await expectUsable(page);
  await expectReadable(page);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

describe.each(['light', 'dark'] as const)('in %s colours, for everybody on any screen, is', (colorScheme) => {
  const options = { viewport: PHONE, colorScheme };

  test('every list, of what was found and of nothing', async () => {
    await using opened = await signedIn('Anna', options);
    const { page } = opened;
    const word = newWord();
    await add(page, urlOf(word), { title: word, tags: 'one, two' });
    await expectFitForAll(page);
    for (const query of [word, '(', `${word}q`, `tag:none${word}`]) {
      await search(page, query);
      await expectFitForAll(page);
    }
    await page.goto(at('/account/bookmarks?status=unread&tag=one'));
    await expectFitForAll(page);
  });

  test('every form of a bookmark, and what becomes of it', async () => {
    await using opened = await signedIn('Anna', options);
    const { page } = opened;
    const word = newWord();
    await add(page, 'javascript:alert(1)');
    await expectFitForAll(page);
    await add(page, urlOf(word), { title: word });
    const saved = page.url();
    await search(page, word);
    await page.getByRole('link', { name: /^Edit / }).click();
    await page.getByLabel('Note').fill('a note');
    await using elsewhere = await signedIn('Anna');
    await elsewhere.page.goto(page.url());
    await elsewhere.page.getByLabel('Title').fill('Changed elsewhere');
    await press(elsewhere.page, 'Save');
    await press(page, 'Save');
    expect(await page.getByRole('alert').textContent()).toContain('was changed while you typed');
    await expectFitForAll(page);
    await press(page, 'Save');
    await expectFitForAll(page);
    await page.goto(saved);
    await press(page, 'Undo');
    expect(await heading(page).textContent()).toBe('Undo');
    await expectFitForAll(page);
    await page.goto(at('/account/bookmarks/bm_000000000000'));
    await expectFitForAll(page);
  });

  test('every page of files, and the account', async () => {
    await using opened = await signedIn('Anna', options);
    const { page } = opened;
    const bad = '<DT><A HREF="javascript:alert(1)">A script</A>';
    await using file = await aFile('b.html', netscape(`${bad}<DT><A HREF="${urlOf(newWord())}">x</A>`));
    await importFile(page, file.path);
    await expectFitForAll(page);
    for (const path of ['/account/import', '/account/export', '/account']) {
      await page.goto(at(path));
      await expectFitForAll(page);
    }
  });
});
