import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { connectPoke } from '../poke/poke-session.ts';
import { mcpUrl, useChromium } from './helpers/account-pages.ts';
import { connectChat, openChat, useAppHost } from './helpers/app-host.ts';
import { PHONE } from './helpers/browser-pages.ts';

const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e\u2067`;
/** WCAG 2.2, 2.5.5 */
const TOUCH_PX = 44;
const MAX_INLINE_PX = 500;

const browser = useChromium();
const appHost = useAppHost();

/** The library of a person is the same in all tests: each marks its bookmarks by a tag that no other has. */
let words = 0;
const newWord = () => `app${process.pid}x${Date.now().toString(36)}x${words++}`;
const urlOf = (word: string, index = 0) => `https://www.${word}.example/${index}`;

/** Bookmarks with a tag of their own, the newest last; the first has a title as nobody should write one. */
async function save(word: string, count: number) {
  await using poke = await connectPoke({ mcpUrl: mcpUrl(), loginHint: 'anna' });
  for (let index = 0; index < count; index += 1)
    await poke.callTool('add_bookmark', { url: urlOf(word, index), title: `Title ${index}`, tags: [word] });
}

const call = async (name: string, args: Record<string, unknown>) => {
  await using poke = await connectPoke({ mcpUrl: mcpUrl(), loginHint: 'anna' });
  const result = await poke.callTool(name, args);
  expect(result.isError).toBeFalsy();
  return result;
};
const savedAt = async (url: string) => {
  const { structuredContent } = await call('get_bookmarks', { refs: [url] });
  const [entry] = (structuredContent as { bookmarks: { saved: boolean; bookmark?: object }[] }).bookmarks;
  return entry?.bookmark;
};

/** A chat in which the bookmarks with `word` are listed, the oldest first. */
async function chatAbout(word: string, options: Partial<Parameters<typeof openChat>[2]> = {}) {
  const chat = await openChat(browser(), appHost(), { loginHint: 'anna', ...options });
  const app = await chat.show('list_bookmarks', { tags_all: [word], sort: 'oldest' });
  await rows(app).first().waitFor();
  return { ...chat, app };
}

const rows = (app: FrameLocator) => app.getByRole('option');
const selected = (app: FrameLocator) => app.locator('[aria-selected=true]');
const message = (app: FrameLocator, text: string) => app.getByRole('status').filter({ hasText: text });
const list = (app: FrameLocator) => app.getByRole('listbox', { name: 'Bookmarks' });
const button = (app: FrameLocator, name: string) => app.getByRole('button', { name, exact: true });
/** What in the app holds more than can be seen of it, unless it is cut off, or the text that somebody types. */
const SCROLLED = `[...document.querySelectorAll(':not(input)')]
  .filter((element) => element.clientHeight > 0 && getComputedStyle(element).overflowY !== 'hidden')
  .filter(({ scrollHeight, scrollWidth, clientHeight, clientWidth }) =>
    scrollHeight > clientHeight || scrollWidth > clientWidth)
  .map(({ outerHTML }) => outerHTML.slice(0, 60))`;
const frameOf = (page: Page) => page.frames().at(-1) ?? page.mainFrame();

describe('the app in a chat', () => {
  test('shows what the tool answered, and the text says the same', async () => {
    const word = newWord();
    await save(word, 3);
    await call('organize_bookmarks', { refs: [urlOf(word, 1)], status: 'read', favorite: true });
    await using chat = await chatAbout(word);
    const { app } = chat;
    expect(await rows(app).count()).toBe(3);
    const row = rows(app).nth(1);
    expect(await row.textContent()).toMatch(
      new RegExp(`^★ Title 1${word}\\.example · read · #${word} · \\w+ \\d+, \\d{4}$`),
    );
    await message(app, '3 bookmarks').waitFor();
    const { content } = await call('list_bookmarks', { tags_all: [word], sort: 'oldest' });
    for (const said of ['Title 1', urlOf(word, 1), `#${word}`, 'read', 'favorite'])
      expect(JSON.stringify(content)).toContain(said);
    expect(chat.complaints).toEqual([]);
  });

  test('shows what somebody wrote as text, and asks nobody for anything', async () => {
    const word = newWord();
    await call('add_bookmark', {
      url: `${urlOf(word)}?q="><img/src=x>`,
      title: HOSTILE,
      tags: [word, '<b>x</b>'],
    });
    await using chat = await openChat(browser(), appHost(), { loginHint: 'anna' });
    const requests: string[] = [];
    chat.page.on('request', (request) => void requests.push(request.url()));
    const app = await chat.show('list_bookmarks', { tags_all: [word] });
    await rows(app).first().waitFor();
    expect(await app.locator('.title').textContent()).toContain('"><img src=x onerror=alert(1)>');
    expect(await app.locator('img, b, a').count()).toBe(0);
    expect(requests.filter((url) => !url.startsWith('http://127.0.0.1'))).toEqual([]);
    expect(chat.complaints).toEqual([]);
  });

  test('runs its own script alone and reaches no address, whatever its host allows', async () => {
    const word = newWord();
    await save(word, 1);
    await using chat = await chatAbout(word);
    const frame = frameOf(chat.page);
    await frame.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))`,
    );
    expect(await frame.evaluate('window.ran')).toBeUndefined();
    expect(await frame.evaluate(`fetch('${mcpUrl()}').catch(({ message }) => message)`)).toBe(
      'Failed to fetch',
    );
    const policy = await chat.app.locator('meta[http-equiv]').getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+';/);
  });

  test('opens pages of the web by the host, and nothing else', async () => {
    const word = newWord();
    await save(word, 2);
    await using chat = await chatAbout(word);
    const { app } = chat;
    await rows(app).nth(1).click();
    await button(app, 'Open').click();
    await list(app).press('k');
    await list(app).press('Enter');
    await expect(chat.heard()).resolves.toMatchObject({ openedUrls: [urlOf(word, 1), urlOf(word, 0)] });
  });

  test('opens nothing else, whoever answers in the place of the tool, and takes no answer for one that it is not', async () => {
    await using chat = await openChat(browser(), appHost(), { loginHint: 'anna' });
    const bookmark = { id: 'bm_1', title: '', tags: [], status: 'unread', added: 'never' };
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://']) {
      const structuredContent = { bookmarks: [{ ...bookmark, url }] };
      const app = await chat.show('list_bookmarks', {}, { content: [], structuredContent });
      await rows(app).getByText(url).first().waitFor();
      await button(app, 'Open').click();
      await message(app, 'This is no web page.').waitFor();
    }
    expect(await chat.heard()).toMatchObject({ openedUrls: [] });
    const refused = { content: [{ type: 'text' as const, text: 'The library is away.' }], isError: true };
    await message(await chat.show('list_bookmarks', {}, refused), 'The library is away.').waitFor();
    const unfit = { content: [], structuredContent: { bookmarks: [{ id: 1 }] } };
    const app = await chat.show('list_bookmarks', {}, unfit);
    await message(app, 'That did not work.').waitFor();
    await app.getByText('Nothing is shown.').waitFor();
    expect(chat.complaints).toEqual([]);
  });

  test('finds by typing, goes on after the end of a page, and back', async () => {
    const word = newWord();
    await save(word, 23);
    await using chat = await chatAbout(word);
    const { app } = chat;
    await message(app, '20 bookmarks, and more').waitFor();
    const perPage = await rows(app).count();
    await button(app, 'Next page').click();
    await message(app, `${perPage + 1}–${perPage * 2} of 20 or more`).waitFor();
    await button(app, 'Previous page').click();
    await app.locator('#list:focus').waitFor();
    for (let index = 0; index < 22; index += 1) await list(app).press('j');
    await selected(app).getByText('Title 22').waitFor();
    expect(await button(app, 'Next page').isDisabled()).toBe(true);
    await list(app).press('/');
    await app.getByRole('searchbox').fill('title 7');
    await message(app, '1 bookmark').waitFor();
    expect(await rows(app).textContent()).toContain('Title 7');
    await app.getByRole('searchbox').fill('tag:');
    await app.locator('.problem').waitFor();
    await app.getByRole('searchbox').fill(`nothing-like-${word}`);
    await app.getByText('Nothing is found.').waitFor();
    await app.getByRole('searchbox').fill('');
    await message(app, '20 bookmarks, and more').waitFor();
    expect(chat.complaints).toEqual([]);
  });
});

describe('triage', () => {
  test('by keyboard changes the library, can be taken back, and the model is told by ids', async () => {
    const word = newWord();
    await save(word, 3);
    await using chat = await chatAbout(word);
    const { app } = chat;
    await list(app).press('e');
    await message(app, 'It is archived.').waitFor();
    await list(app).press('j');
    await list(app).press('f');
    await message(app, 'It is a favorite.').waitFor();
    await list(app).press('r');
    await message(app, 'It is marked as read.').waitFor();
    expect(await savedAt(urlOf(word, 0))).toMatchObject({ status: 'archived' });
    expect(await savedAt(urlOf(word, 1))).toMatchObject({ status: 'read', favorite: true });
    await list(app).press('#');
    await message(app, 'It is moved to the trash.').waitFor();
    expect(await rows(app).count()).toBe(2);
    expect(await savedAt(urlOf(word, 1))).toBeUndefined();
    const { modelContext } = await chat.heard();
    expect(modelContext.at(-1)).toMatch(/bm_\w+ is archived \(chg_\w+\); .*is moved to the trash/);
    expect(modelContext.join()).not.toContain('Title');
    for (let undone = 1; undone <= 4; undone += 1) {
      if (undone < 4) await list(app).press('u');
      else await button(app, 'Undo').click();
      await chat.page.waitForFunction(`window.heard.modelContext.length === ${4 + undone}`);
    }
    await message(app, 'Taken back.').waitFor();
    await app.locator('#list:focus').waitFor();
    expect(await savedAt(urlOf(word, 0))).toMatchObject({ status: 'unread' });
    expect(await savedAt(urlOf(word, 1))).toMatchObject({ status: 'unread' });
    expect(await rows(app).count()).toBe(3);
    expect(await button(app, 'Undo').isVisible()).toBe(false);
    expect(chat.complaints).toEqual([]);
  });

  test('by touch does the same, and changes tags', async () => {
    const word = newWord();
    await save(word, 2);
    await using chat = await chatAbout(word, { page: { hasTouch: true, viewport: PHONE } });
    const { app } = chat;
    await rows(app).nth(1).tap();
    await button(app, 'Archive').tap();
    await message(app, 'It is archived.').waitFor();
    expect(await button(app, 'Archive').getAttribute('aria-pressed')).toBe('true');
    await button(app, 'Tags').tap();
    await app.getByLabel('Tags, with commas between them').fill(`#${word}, two words`);
    await button(app, 'Save').tap();
    await message(app, 'It is tagged.').waitFor();
    expect(await savedAt(urlOf(word, 1))).toMatchObject({ status: 'archived', tags: [word, 'two words'] });
    await button(app, 'Trash').tap();
    await message(app, 'It is moved to the trash.').waitFor();
    for (const left of [3, 2, 1]) {
      await button(app, 'Undo').tap();
      await chat.page.waitForFunction(`window.heard.modelContext.length === ${7 - left}`);
    }
    expect(await savedAt(urlOf(word, 1))).toMatchObject({ status: 'unread', tags: [word] });
  });

  test('gives the tags to the bookmark that they were typed for, whatever is selected meanwhile', async () => {
    const word = newWord();
    await save(word, 2);
    await using chat = await chatAbout(word);
    const { app } = chat;
    await list(app).press('t');
    await message(app, 'Tags of Title 0').waitFor();
    await app.getByLabel('Tags, with commas between them').fill(`${word}, mine`);
    await rows(app).nth(1).click();
    await app.getByRole('group', { name: 'Tags of Title 0' }).getByText('Save').click();
    await message(app, 'It is tagged.').waitFor();
    expect(await savedAt(urlOf(word, 0))).toMatchObject({ tags: [word, 'mine'] });
    expect(await savedAt(urlOf(word, 1))).toMatchObject({ tags: [word] });
    expect(await selected(app).textContent()).toContain('Title 1');
    expect(chat.complaints).toEqual([]);
  });

  test('ends what it does before the host takes the app away', async () => {
    const word = newWord();
    await save(word, 2);
    await using chat = await chatAbout(word);
    await list(chat.app).press('e');
    await list(chat.app).press('j');
    await list(chat.app).press('e');
    await chat.page.evaluate('window.end()');
    for (const index of [0, 1])
      expect(await savedAt(urlOf(word, index))).toMatchObject({ status: 'archived' });
  });

  test('of a bookmark that went elsewhere is set back, and says so', async () => {
    const word = newWord();
    await save(word, 1);
    await using chat = await chatAbout(word);
    const { app } = chat;
    await call('delete_bookmarks', { refs: [urlOf(word)] });
    await list(app).press('e');
    await message(app, 'It is not among the bookmarks any more.').waitFor();
    expect(await button(app, 'Archive').getAttribute('aria-pressed')).toBe('false');
    await list(app).press('#');
    await message(app, 'deleted already').waitFor();
    expect(await rows(app).count()).toBe(1);
  });

  test('is not offered to who may only read', async () => {
    const word = newWord();
    await save(word, 1);
    await using chat = await chatAbout(word, { scope: 'bookmarks:read' });
    const { app } = chat;
    const tools = app.getByRole('group', { name: 'Selected bookmark' }).getByRole('button');
    expect(await tools.allTextContents()).toEqual(['Open']);
    await list(app).press('e');
    await list(app).press('?');
    expect(await app.getByText('archive', { exact: true }).isVisible()).toBe(false);
    expect(await savedAt(urlOf(word))).toMatchObject({ status: 'unread' });
  });
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each([PHONE, { width: 800, height: 900 }])(
    'fits the chat at %j: 500 pixels, nothing that scrolls, room for fingers, and usable by everybody',
    async (viewport) => {
      const word = newWord();
      await save(word, 12);
      await call('edit_bookmark', { ref: urlOf(word), title: `A long title ${'and on '.repeat(40)}` });
      await using chat = await chatAbout(word, {
        page: { viewport, colorScheme: theme },
        context: { theme },
      });
      const { app, page } = chat;
      const frame = frameOf(page);
      const expectFit = async () => {
        const { heights } = await chat.heard();
        expect(Math.max(...heights)).toBeLessThanOrEqual(MAX_INLINE_PX);
        expect(await frame.evaluate(SCROLLED)).toEqual([]);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      };
      await message(app, '12 bookmarks').waitFor();
      await expectFit();
      for (const target of [...(await app.getByRole('button').all()), rows(app).first()]) {
        const box = await target.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(TOUCH_PX);
        expect(box?.width).toBeGreaterThanOrEqual(TOUCH_PX);
      }
      await list(app).press('?');
      await expectFit();
      await page.keyboard.press('Escape');
      await list(app).press('t');
      await expectFit();
      expect(chat.complaints).toEqual([]);
    },
  );
});

test('fills the screen where the host offers that, and shows more of the list', async () => {
  const word = newWord();
  await save(word, 15);
  const context = { availableDisplayModes: ['inline', 'fullscreen'], displayMode: 'inline' };
  await using chat = await chatAbout(word, { context, page: { viewport: { width: 800, height: 1000 } } });
  const { app } = chat;
  const inline = await rows(app).count();
  await button(app, 'Larger').click();
  await rows(app).nth(14).waitFor();
  expect(inline).toBeLessThan(15);
  await button(app, 'Smaller').click();
  await rows(app).nth(inline).waitFor({ state: 'detached' });
});

test('a client that shows no apps is told of none', async () => {
  await using poke = await connectPoke({ mcpUrl: mcpUrl(), loginHint: 'anna' });
  await using chat = await connectChat('anna');
  const { resources } = await chat.client.listResources();
  expect(resources.filter(({ uri }) => uri.startsWith('ui:'))).toEqual([]);
  const { content } = await poke.callTool('list_bookmarks', { limit: 1 });
  expect(content.map(({ type }) => type)).toEqual(['text']);
});
