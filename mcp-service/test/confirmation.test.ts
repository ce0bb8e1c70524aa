import { describe, expect, test } from '@jest/globals';
import { callerOf, ERAS } from './helpers/eras.ts';
import { aBookmark, aCollection, InMemoryBookmarks } from './helpers/in-memory-bookmarks.ts';
import { type Answer, aService } from './helpers/service.ts';

function aLibrary(): InMemoryBookmarks {
  const library = new InMemoryBookmarks(
    [1, 2, 3].map((n) => aBookmark({ id: `bm_00000000000${n}`, url: `https://example.com/${n}` })),
  );
  library.known.collections = [aCollection()];
  return library;
}
const REFS = ['bm_000000000001', 'https://example.com/2'];

/** Calls that are confirmed first. */
const CALLS: readonly (readonly [string, object])[] = [
  ['delete_bookmarks', { refs: REFS }],
  ['update_tags', { changes: [{ from: ['docs'], to: null }] }],
  ['delete_collection', { id: 'Recipes', bookmarks: 'trash' }],
];

describe.each(ERAS)('%s', (_era, connectTo) => {
  test.each(CALLS)('%s changes nothing before its token comes back', async (name, args) => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const call = callerOf(await connectTo(service));
    const before = structuredClone([library.saved, library.known]);
    const asked = await call(name, args);
    expect(asked.data).toMatchObject({ status: 'confirmation_required' });
    expect(asked.text).toContain('Ask the user');
    expect(asked.text).toContain(String(asked.data.confirm_token));
    expect([library.saved, library.known]).toEqual(before);
    const done = await call(name, { ...args, confirm_token: asked.data.confirm_token });
    expect(done.data).toMatchObject({ change_id: expect.stringMatching(/^chg_/) });
    expect(done.text).toContain('undo_change takes it back');
    expect([library.saved, library.known]).not.toEqual(before);
  });

  test('a token is good for exactly what was shown, and for nobody else', async () => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const call = callerOf(await connectTo(service));
    const other = callerOf(await connectTo(service, 'ben'));
    const { confirm_token } = (await call('delete_bookmarks', { refs: REFS })).data;
    for (const attempt of [
      call('delete_bookmarks', { refs: [...REFS, 'bm_000000000003'], confirm_token }),
      other('delete_bookmarks', { refs: REFS, confirm_token }),
      call('update_tags', { changes: [{ from: ['docs'], to: null }], confirm_token }),
    ]) {
      expect(await attempt).toMatchObject({ isError: true, text: expect.stringContaining('does not fit') });
    }
    expect(library.saved).toHaveLength(3);
  });

  test('a confirmed deletion can be sent twice', async () => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const call = callerOf(await connectTo(service));
    const { confirm_token } = (await call('delete_bookmarks', { refs: REFS })).data;
    expect((await call('delete_bookmarks', { refs: REFS, confirm_token })).data).toMatchObject({
      status: 'deleted',
    });
    const again = await call('delete_bookmarks', { refs: REFS, confirm_token });
    expect(again).toMatchObject({ isError: false, data: { status: 'gone_already' } });
    expect(library.saved.map(({ id }) => id)).toEqual(['bm_000000000003']);
  });

  test('a confirmed deletion of a collection can be sent twice, and points at no other', async () => {
    const library = aLibrary();
    library.known.collections.push(aCollection({ id: 'col_000000000002', name: 'Recipe', path: 'Recipe' }));
    await using service = await aService(() => library);
    const call = callerOf(await connectTo(service));
    const args = { id: 'Recipes', bookmarks: 'trash' };
    const { confirm_token } = (await call('delete_collection', args)).data;
    const both = await Promise.all([1, 2].map(() => call('delete_collection', { ...args, confirm_token })));
    expect(both.map(({ isError }) => isError)).toEqual([false, false]);
    expect(both.map(({ data }) => data.status)).toContain('deleted');
    const again = await call('delete_collection', { ...args, confirm_token });
    expect(again).toMatchObject({
      isError: false,
      data: { status: 'gone_already', collections: [], bookmarks: 0 },
      text: expect.stringMatching(/gone already.*library_overview shows the change_id/),
    });
    expect(again.text).not.toContain('Recipe');
    expect(library.known.collections.map(({ path }) => path)).toEqual(['Recipe']);
    expect(await call('delete_collection', args)).toMatchObject({
      isError: true,
      text: expect.stringContaining('Did you mean "Recipe"?'),
    });
  });

  test('a confirmed deletion takes what is left when one of them went meanwhile', async () => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const call = callerOf(await connectTo(service));
    const refs = ['bm_000000000001', 'bm_000000000002'];
    const { confirm_token } = (await call('delete_bookmarks', { refs })).data;
    await call('delete_bookmarks', { refs: ['bm_000000000001'] });
    expect((await call('delete_bookmarks', { refs, confirm_token })).data).toMatchObject({
      status: 'deleted',
      bookmarks: [{ id: 'bm_000000000002' }],
      not_found: ['bm_000000000001'],
    });
  });

  test('a rename of few bookmarks needs no confirmation, and one of many does', async () => {
    const library = aLibrary();
    library.known.tags.push({ name: 'news', bookmarkCount: 21, lastUsedAt: new Date(0) });
    await using service = await aService(() => library);
    const call = callerOf(await connectTo(service));
    const rename = (from: string) => call('update_tags', { changes: [{ from: [from], to: 'web dev' }] });
    expect(await rename('docs')).toMatchObject({
      data: { status: 'changed', changed: 2, changed_by_each: [2] },
      text: expect.stringContaining('#docs → #"web dev": 2 bookmarks'),
    });
    expect((await rename('news')).data).toMatchObject({ status: 'confirmation_required', changed: 21 });
  });
});

describe('a client that can ask its user', () => {
  const accept: Answer = () => ({ action: 'accept', content: { confirm: true } });

  test.each(CALLS)('%s asks, and is done when the user agrees', async (name, args) => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const questions: string[] = [];
    const client = await service.connectV2('anna', undefined, (question) => {
      questions.push(question);
      return accept(question);
    });
    const done = await callerOf(client)(name, args);
    expect(questions).toHaveLength(1);
    expect(done.data).toMatchObject({ change_id: expect.stringMatching(/^chg_/) });
    expect(done.data).not.toHaveProperty('confirm_token');
  });

  test('is told that a collection is gone already which went before its user agreed', async () => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const client = await service.connectV2('anna', undefined, (question) => {
      library.known.collections = [];
      return accept(question);
    });
    const done = await callerOf(client)('delete_collection', { id: 'Recipes', bookmarks: 'trash' });
    expect(done).toMatchObject({ isError: false, data: { status: 'gone_already' } });
  });

  test.each<[string, Answer]>([
    ['declines', () => ({ action: 'decline' })],
    ['closes the question', () => ({ action: 'cancel' })],
    ['says no', () => ({ action: 'accept', content: { confirm: false } })],
  ])('nothing changes when the user %s', async (_what, answer) => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const call = callerOf(await service.connectV2('anna', undefined, answer));
    expect(await call('delete_bookmarks', { refs: REFS })).toMatchObject({
      isError: true,
      text: expect.stringContaining('did not agree'),
    });
    expect(library.saved).toHaveLength(3);
  });

  test('what the client sends back as state is worth only what we signed', async () => {
    const library = aLibrary();
    await using service = await aService(() => library);
    const params = {
      name: 'delete_bookmarks',
      arguments: { refs: REFS },
      inputResponses: { confirm: { action: 'accept', content: { confirm: true } } },
      requestState: 'cfm_zzzzzzzz_AAAAAAAAAAAAAAAAAAAAAA',
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
        'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
      },
    };
    const response = await service.post(
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
      { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'delete_bookmarks' },
    );
    expect(await response.text()).toContain('does not fit');
    expect(library.saved).toHaveLength(3);
  });
});
