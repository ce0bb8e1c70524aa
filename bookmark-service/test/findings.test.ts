import { LIMITS } from '@bookmarks/protos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Check } from '../src/audits/audits.ts';
import type { NewBookmark } from '../src/bookmarks/bookmark.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { createLibrary, type Library } from '../src/library/library.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import type { ResurfaceInput } from '../src/resurface/resurface.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';

let database: TestDatabase;
let library: Library;
let now = new Date();
let users = 0;

beforeAll(async () => {
  database = await createDatabase();
  library = createLibrary({ store: createPostgresLibraryStore(database.pool), clock: () => now });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** A call by somebody whose library is empty, in which it is noon of `day`. */
const aNewcomerOn = (day: string) => {
  goOnTo(day);
  return callBy(`tidy_${++users}`);
};
const goOnTo = (day: string) => {
  now = new Date(`${day}T12:00:00Z`);
};

const saved = async (call: CallContext, bookmark: NewBookmark) =>
  (await library.create(call, bookmark)).bookmark;

const audited = async (call: CallContext, check: Check, pageSize = 50, pageToken = '') =>
  library.audit(call, { check, pageSize, pageToken });

const urlsFound = async (call: CallContext, check: Check) =>
  (await audited(call, check)).rows.map(({ bookmarks }) => bookmarks.map(({ url }) => url));

describe('audit', () => {
  test('finds equal titles on one site, and other spellings of one URL', async () => {
    const call = aNewcomerOn('2026-01-01');
    const groups = [
      ['https://example.com/a', 'https://example.com/b'],
      ['https://example.org/docs/index.html', 'https://example.org/docs'],
      ['https://m.example.net/page?x=1', 'https://example.net/page?x=1'],
      ['https://en.m.wiki.example/Rust', 'https://en.wiki.example/Rust'],
    ];
    for (const [index, group] of groups.entries()) {
      for (const [place, url] of group.entries()) {
        await saved(call, { url, title: index === 0 ? ['Same', 'SAME'][place] : `${index} ${place}` });
      }
    }
    const others = [
      { url: 'https://example.com/c', title: '' },
      { url: 'https://example.com/d', title: '' },
      { url: 'https://other.example/', title: 'Same' },
      { url: 'https://example.org:8080/docs', title: 'another port' },
      { url: 'https://example.org/docs/#/route', title: 'a route' },
    ];
    for (const other of others) await saved(call, other);
    const found = await urlsFound(call, 'duplicates');
    expect(found.map((group) => group.toSorted()).toSorted()).toEqual(
      groups.map((group) => group.toSorted()).toSorted(),
    );
  });

  test('finds tags that look alike, the most used first, and those used once', async () => {
    const call = aNewcomerOn('2026-01-01');
    const tags = [['javascript', 'web-dev'], ['javascript', 'web dev'], ['javscript', 'web-dev'], ['go']];
    for (const [index, each] of tags.entries()) {
      await saved(call, { url: `https://example.com/${index}`, tags: each });
    }
    const similar = await audited(call, 'similar_tags');
    expect(similar.rows.map((row) => row.tags.map(({ name }) => name))).toEqual([
      ['javascript', 'javscript'],
      ['web-dev', 'web dev'],
    ]);
    const single = await audited(call, 'single_use_tags');
    expect(single.rows.map((row) => row.tags.map(({ name }) => name))).toEqual([
      ['go'],
      ['javscript'],
      ['web dev'],
    ]);
  });

  test('finds bookmarks without tags, and suggests those of their site', async () => {
    const call = aNewcomerOn('2026-01-01');
    await saved(call, { url: 'https://example.com/tagged', tags: ['recipes'] });
    await saved(call, { url: 'https://example.com/bare' });
    await saved(call, { url: 'https://other.example/' });
    const { rows } = await audited(call, 'untagged');
    const suggested = rows.map(({ bookmarks: [found], suggestedTags }) => [found?.url, suggestedTags]);
    expect(Object.fromEntries(suggested)).toEqual({
      'https://example.com/bare': ['recipes'],
      'https://other.example/': [],
    });
  });

  test('finds what has been unread for more than 90 days', async () => {
    const call = aNewcomerOn('2026-01-01');
    await saved(call, { url: 'https://example.com/old' });
    await saved(call, { url: 'https://example.com/old-read', status: 'read' });
    goOnTo('2026-01-03');
    await saved(call, { url: 'https://example.com/newer' });
    goOnTo('2026-04-02');
    expect(await urlsFound(call, 'stale_unread')).toEqual([['https://example.com/old']]);
  });

  test('finds URLs that track, and says what they are without', async () => {
    const call = aNewcomerOn('2026-01-01');
    const urls = [
      '?a=1&UTM_Source=x',
      '?fbclid=1#top',
      '?gclid',
      '?fbclids=1',
      '?a=fbclid',
      '#?fbclid=1',
      '/fbclid=',
    ];
    for (const [index, rest] of urls.entries())
      await saved(call, { url: `https://${index}.example/${rest}` });
    const { rows } = await audited(call, 'tracking_urls');
    const clean = rows.map(({ bookmarks: [found], cleanUrl }) => [found?.url, cleanUrl]);
    expect(Object.fromEntries(clean)).toEqual({
      'https://0.example/?a=1&UTM_Source=x': 'https://0.example/?a=1',
      'https://1.example/?fbclid=1#top': 'https://1.example/#top',
      'https://2.example/?gclid': 'https://2.example/',
    });
  });

  test.each([
    'duplicates',
    'similar_tags',
    'single_use_tags',
    'untagged',
    'stale_unread',
    'tracking_urls',
  ] as const)(
    'gives every finding of %s once, page by page, and nothing of what is in the trash',
    async (check) => {
      const call = aNewcomerOn('2026-01-01');
      const words = ['recipe', 'garden', 'music', 'travel', 'poetry', 'chess', 'birds'];
      for (const word of words) {
        await saved(call, { url: `https://example.com/${word}/1?utm_source=x`, title: word, tags: [word] });
        await saved(call, {
          url: `https://example.com/${word}/2`,
          title: word,
          tags: [`${word}es`, `${word}s`],
        });
        await saved(call, { url: `https://example.com/${word}/3` });
      }
      const gone = [
        'https://example.com/chess/1',
        'https://example.com/chess/2',
        'https://example.com/chess/3',
      ];
      await library.batchDelete(call, gone);
      goOnTo('2027-01-01');
      const whole = await audited(call, check);
      expect(whole.rows.length).toBeGreaterThan(5);
      expect(JSON.stringify(whole.rows)).not.toContain('chess');
      const rows = [];
      let pageToken = '';
      do {
        const page = await audited(call, check, 2, pageToken);
        expect(page.rows.length).toBeLessThanOrEqual(2);
        rows.push(...page.rows);
        pageToken = page.nextPageToken;
      } while (pageToken !== '');
      expect(rows).toEqual(whole.rows);
    },
  );

  test('refuses the cursor of another check, and more than a page', async () => {
    const call = aNewcomerOn('2026-01-01');
    for (const index of [1, 2]) await saved(call, { url: `https://example.com/${index}` });
    const { nextPageToken } = await audited(call, 'untagged', 1);
    expect(nextPageToken).not.toBe('');
    const refused = { code: 'invalid' };
    await expect(audited(call, 'stale_unread', 1, nextPageToken)).rejects.toMatchObject(refused);
    await expect(audited(call, 'untagged', LIMITS.findingsPerPage + 1)).rejects.toMatchObject(refused);
  });
});

describe('resurface', () => {
  const picked = async (call: CallContext, input: Partial<ResurfaceInput>) => {
    const found = await library.resurface(call, {
      mode: 'unread',
      limit: 10,
      ref: '',
      seed: undefined,
      ...input,
    });
    return found.map(({ url }) => url.replace('https://', ''));
  };

  test('brings what has waited longest, of different sites first', async () => {
    const call = aNewcomerOn('2026-01-01');
    for (const [day, url] of ['a.example/1', 'a.example/2', 'b.example/1', 'c.example/read'].entries()) {
      goOnTo(`2026-01-0${day + 1}`);
      await saved(call, { url: `https://${url}`, status: url.endsWith('read') ? 'read' : 'unread' });
    }
    expect(await picked(call, {})).toEqual(['a.example/1', 'b.example/1', 'a.example/2']);
    expect(await picked(call, { limit: 2 })).toEqual(['a.example/1', 'b.example/1']);
  });

  test('brings what nobody touched for half a year', async () => {
    const call = aNewcomerOn('2025-01-01');
    await saved(call, { url: 'https://a.example/' });
    const { id } = await saved(call, { url: 'https://b.example/' });
    goOnTo('2025-12-01');
    await library.update(call, id, { title: 'touched' }, undefined);
    goOnTo('2026-01-01');
    expect(await picked(call, { mode: 'forgotten' })).toEqual(['a.example/']);
  });

  test('brings what was saved on this day of earlier years', async () => {
    const call = aNewcomerOn('2023-11-22');
    for (const day of ['2023-11-22', '2024-11-22', '2024-11-23', '2026-11-22']) {
      goOnTo(day);
      await saved(call, { url: `https://example.com/${day}` });
    }
    expect(await picked(call, { mode: 'on_this_day' })).toEqual([
      'example.com/2024-11-22',
      'example.com/2023-11-22',
    ]);
  });

  test('brings any, the same ones for the same seed, and all where there are few', async () => {
    const call = aNewcomerOn('2026-01-01');
    for (let index = 0; index < 20; index += 1) await saved(call, { url: `https://example.com/${index}` });
    const random = (seed: number, limit = 5) => picked(call, { mode: 'random', seed, limit });
    expect(await random(1)).toHaveLength(5);
    expect(await random(1)).toEqual(await random(1));
    expect(new Set(await random(2, 20)).size).toBe(20);
    const firsts = new Set<string | undefined>();
    for (let seed = 0; seed < 20; seed += 1) firsts.add((await random(seed, 1))[0]);
    expect(firsts.size).toBeGreaterThan(3);
    expect(await picked(call, { mode: 'random', limit: 20 })).toHaveLength(20);
  });

  test('brings what shares tags, words or the site, the most alike first, and not itself', async () => {
    const call = aNewcomerOn('2026-01-01');
    const bookmarks = [
      { url: 'https://a.example/', title: 'Gardens of "Kyoto"', tags: ['Japan', "it's"] },
      { url: 'https://b.example/', title: 'Kyoto gardening guide', tags: ["it's"] },
      { url: 'https://c.example/', title: 'Trains', tags: ['japan'] },
      { url: 'https://d.example/', title: 'A garden' },
      { url: 'https://a.example/other', title: 'Cars' },
      { url: 'https://z.example/', title: 'Boats', tags: ['sea'] },
    ];
    for (const each of bookmarks) await saved(call, each);
    const related = await picked(call, { mode: 'related', ref: 'https://a.example/' });
    expect(related[0]).toBe('b.example/');
    expect(related.toSorted()).toEqual(['a.example/other', 'b.example/', 'c.example/', 'd.example/']);
    expect(await picked(call, { mode: 'related', ref: 'https://z.example/' })).toEqual([]);
  });

  test('refuses a reference to nothing, and more than the limit', async () => {
    const call = aNewcomerOn('2026-01-01');
    const ref = 'https://example.com/';
    await expect(picked(call, { mode: 'related', ref })).rejects.toMatchObject({ code: 'not_found' });
    await expect(picked(call, { mode: 'related', ref: '' })).rejects.toMatchObject({ code: 'invalid' });
    for (const limit of [0, LIMITS.resurfaced + 1]) {
      await expect(picked(call, { limit })).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});

describe('overview', () => {
  test('counts what is there, and lists the most used tags and the last changes', async () => {
    const call = aNewcomerOn('2026-01-01');
    await saved(call, { url: 'https://example.com/1', tags: ['a', 'b'], favorite: true, collection: 'x/y' });
    await saved(call, { url: 'https://example.com/2', tags: ['a'], status: 'read' });
    await saved(call, { url: 'https://example.com/3', status: 'archived' });
    goOnTo('2026-01-02');
    const { id } = await saved(call, { url: 'https://example.com/4', tags: ['gone'], favorite: true });
    goOnTo('2026-01-03');
    await library.batchDelete(call, [id]);
    const { totals, topTags, jobs, changes } = await library.overview(call);
    expect(totals).toEqual({
      bookmarks: 3,
      unread: 1,
      read: 1,
      archived: 1,
      favorites: 1,
      untagged: 1,
      trash: 1,
      tags: 2,
      collections: 2,
    });
    expect(topTags.map(({ name, bookmarkCount }) => [name, bookmarkCount])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(jobs).toEqual([]);
    expect(changes.map(({ kind }) => kind)).toEqual(['delete', 'create', 'create', 'create', 'create']);
  });

  test('is all zeros for a newcomer', async () => {
    const { totals, ...lists } = await library.overview(aNewcomerOn('2026-01-01'));
    expect(new Set(Object.values(totals))).toEqual(new Set([0]));
    expect(lists).toEqual({ topTags: [], jobs: [], changes: [], dueReminders: [] });
  });
});
