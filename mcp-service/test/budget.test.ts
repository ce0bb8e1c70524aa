import { LIMITS } from '@bookmarks/protos';
import { UPSTREAM_PROVIDERS } from '@bookmarks/upstream';
import { describe, expect, test } from '@jest/globals';
import { encode } from 'gpt-tokenizer';
import { instructionsWith } from '../src/instructions.ts';
import { toolsWith } from '../src/tools/index.ts';
import { toListedTool } from '../src/tools/listed-tool.ts';
import { textOf } from './helpers/eras.ts';
import { aBookmark, aCollection, aPage, InMemoryBookmarks } from './helpers/in-memory-bookmarks.ts';
import { aService } from './helpers/service.ts';

const tokens = (value: unknown) => encode(typeof value === 'string' ? value : JSON.stringify(value)).length;

describe('the budget of tokens', () => {
  const REALISTIC = Array.from({ length: 120 }, (_, index) =>
    aBookmark({
      id: `bm_x7k2m9q4w${String(index).padStart(3, '0')}`,
      url: `https://developer.mozilla.org/en-US/docs/Web/API/Example_${index}/property`,
      title: `Example ${index}: property - Web APIs | MDN reference`,
      tags: ['web', 'reference'],
      collection: 'Work/Projects',
    }),
  );

  test('holds for the list of tools, the instructions and a page of 20', async () => {
    await using service = await aService(() => new InMemoryBookmarks(REALISTIC));
    const client = await service.connectV2();
    expect(tokens((await client.listTools()).tools)).toBeLessThanOrEqual(6_000);
    const withApps = await service.connectV1();
    expect(tokens((await withApps.listTools()).tools)).toBeLessThanOrEqual(6_000);
    const page = await client.callTool({ name: 'list_bookmarks', arguments: {} });
    expect((page.structuredContent as { bookmarks: [] }).bookmarks).toHaveLength(20);
    expect(tokens(textOf(page))).toBeLessThanOrEqual(2_500);
    expect(tokens(page.structuredContent)).toBeLessThanOrEqual(2_500);
  });

  test.each([undefined, ...UPSTREAM_PROVIDERS])('holds with what an upstream adds: %s', (provider) => {
    expect(instructionsWith(provider).length).toBeLessThanOrEqual(1_500);
    expect(tokens(toolsWith(provider).map(toListedTool))).toBeLessThanOrEqual(6_250);
  });

  test('holds for the longest that can be saved: the page gets shorter and says that there is more', async () => {
    const longest = REALISTIC.map((bookmark, index) => ({
      ...bookmark,
      url: `https://example.com/${index}/${'q7Zk-x'.repeat(330)}`,
      title: 'long words '.repeat(90),
      note: 'note '.repeat(2_000),
      description: 'description '.repeat(400),
    }));
    await using service = await aService(() => new InMemoryBookmarks(longest));
    const client = await service.connectV2();
    const page = await client.callTool({ name: 'list_bookmarks', arguments: { limit: 100, detail: 'full' } });
    const data = page.structuredContent as { bookmarks: unknown[]; next_cursor?: string };
    expect(data.next_cursor).toBe(String(data.bookmarks.length));
    expect(tokens(textOf(page))).toBeLessThanOrEqual(20_000);
    expect(tokens(data)).toBeLessThanOrEqual(20_000);
    const remove = await client.callTool({
      name: 'delete_bookmarks',
      arguments: { refs: longest.slice(0, 100).map(({ url }) => url) },
    });
    expect((remove.structuredContent as { bookmarks: [] }).bookmarks).toHaveLength(100);
    expect(tokens(textOf(remove))).toBeLessThanOrEqual(20_000);
    expect(tokens(remove.structuredContent)).toBeLessThanOrEqual(20_000);
    const get = (count: number) => {
      const refs = longest.slice(0, count).map(({ id }) => id);
      return client.callTool({ name: 'get_bookmarks', arguments: { refs, include: ['note'] } });
    };
    const tooMany = await get(20);
    expect(tooMany.isError).toBe(true);
    const [, fitting] = /at most (\d+) at a time/.exec(textOf(tooMany)) ?? [];
    const got = await get(Number(fitting));
    expect(got.isError).toBeFalsy();
    expect(tokens(textOf(got))).toBeLessThanOrEqual(20_000);
    expect(tokens(got.structuredContent)).toBeLessThanOrEqual(20_000);
  });

  test('holds for the longest tags in a script that takes many tokens', async () => {
    const name = (index: number) => String.fromCodePoint(0xa000 + (index % 1000)).repeat(64);
    const all = Array.from({ length: 500 }, (_, index) => ({
      name: name(index),
      bookmarkCount: 1,
      lastUsedAt: new Date(0),
    }));
    const library = new InMemoryBookmarks();
    library.tags = async ({ limit }) => ({
      tags: all.slice(0, limit),
      nextCursor: limit < 500 ? String(limit) : undefined,
    });
    await using service = await aService(() => library);
    const client = await service.connectV2();
    const page = await client.callTool({ name: 'list_tags', arguments: { limit: 500 } });
    const data = page.structuredContent as { tags: unknown[]; next_cursor?: string };
    expect(data.next_cursor).toBe(String(data.tags.length));
    expect(tokens(textOf(page))).toBeLessThanOrEqual(20_000);
    expect(tokens(data)).toBeLessThanOrEqual(20_000);
  });

  test('holds for the longest findings and the most collections', async () => {
    const long = aBookmark({
      url: `https://example.com/${'q7Zk-x'.repeat(330)}`,
      title: 'long words '.repeat(90),
    });
    const library = new InMemoryBookmarks([long]);
    library.known.findings = Array.from({ length: 50 }, () => ({
      bookmarks: Array.from({ length: 20 }, () => long),
      tags: [],
      cleanUrl: long.url,
      suggestedTags: [],
    }));
    library.known.collections = Array.from({ length: 2_000 }, (_, index) =>
      aCollection({ path: `${'Projects and plans/'.repeat(20)}${index}`, description: 'words '.repeat(100) }),
    );
    await using service = await aService(() => library);
    const client = await service.connectV2();
    for (const [name, args] of [
      ['audit_library', { check: 'duplicates', limit: 50 }],
      ['audit_library', { check: 'tracking_urls', limit: 50 }],
      ['list_collections', {}],
      ['library_overview', {}],
    ] as const) {
      const result = await client.callTool({ name, arguments: args });
      expect(result.isError).toBeFalsy();
      expect(tokens(textOf(result))).toBeLessThanOrEqual(20_000);
      expect(tokens(result.structuredContent)).toBeLessThanOrEqual(20_000);
    }
  });

  test('holds for one bookmark, and for jobs, whose texts are in a script that takes many bytes', async () => {
    const library = new InMemoryBookmarks([aBookmark({ description: '説'.repeat(5_000) })]);
    const problem = { place: 1, reason: 'It has no URL.', excerpt: '説'.repeat(200) };
    const { importReport, ...job } = library.currentJob;
    const problems = Array.from({ length: 20 }, () => problem);
    const report = importReport && { importReport: { ...importReport, problems } };
    const overview = await library.overview();
    library.overview = async () => ({
      ...overview,
      jobs: Array.from({ length: 20 }, (_, index) => ({ ...job, ...report, id: `job_${index}` })),
      dueReminders: Array.from({ length: LIMITS.dueReminders }, () =>
        aBookmark({
          title: '説'.repeat(1_000),
          url: `https://example.com/${'x'.repeat(2_000)}`,
          remindAt: new Date(0),
        }),
      ),
    });
    library.knownPages.set('bm_000000000001', aPage({ text: '頁'.repeat(9_000) }));
    await using service = await aService(() => library);
    const client = await service.connectV2();
    for (const [name, args] of [
      ['edit_bookmark', { ref: 'bm_000000000001', note: '注'.repeat(10_000) }],
      ['get_bookmarks', { refs: ['bm_000000000001'], include: ['note'] }],
      ['get_bookmarks', { refs: ['bm_000000000001'], include: ['note', 'content'], content_limit: 8_000 }],
      ['library_overview', {}],
    ] as const) {
      const result = await client.callTool({ name, arguments: args });
      expect(result.isError).toBeFalsy();
      expect(Buffer.byteLength(textOf(result))).toBeLessThanOrEqual(22_000);
      expect(Buffer.byteLength(JSON.stringify(result.structuredContent))).toBeLessThanOrEqual(22_000);
    }
  });
});
