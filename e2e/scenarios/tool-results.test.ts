import { expect, test } from '@jest/globals';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { connectV1 } from '../helpers/connect.ts';
import { verifies } from '../helpers/verifies.ts';

const RUN = Date.now().toString(36);
const URL_OF_PAGE = `https://results-${RUN}.example/?utm_source=x`;
const TAG = `results-${RUN}`;
const COLLECTION = `Results ${RUN}`;
const WHOLE = { title: 'All fields', note: 'n', tags: [TAG], favorite: true, collection: COLLECTION };
const REMINDED = { remind_at: 'tomorrow 9:00 Europe/Berlin' };
const REFS = { refs: [URL_OF_PAGE] };

/** Each tool, with as much in its answers as there can be. */
const CALLS: readonly [name: string, args: object][] = [
  ['save_collection', { name: COLLECTION, description: 'd', auto_tags: [TAG], public: true }],
  ['add_bookmark', { url: URL_OF_PAGE, ...WHOLE, ...REMINDED }],
  ['add_bookmark', { url: URL_OF_PAGE, title: 'Another' }],
  ['edit_bookmark', { ref: URL_OF_PAGE, note: 'Edited', description: 'd' }],
  ['add_highlight', { ref: URL_OF_PAGE, quote: 'a passage', note: 'n' }],
  ['organize_bookmarks', { ...REFS, add_tags: [`${TAG}s`], ...REMINDED }],
  ['organize_bookmarks', { filter: { tags_all: [TAG] }, status: 'read', dry_run: true }],
  ['list_bookmarks', { tags_all: [TAG], detail: 'full' }],
  ['search_bookmarks', { query: 'fields', tags_all: [TAG], detail: 'full' }],
  [
    'get_bookmarks',
    {
      refs: [URL_OF_PAGE, 'https://absent.example/'],
      include: ['note', 'content', 'highlights', 'history'],
    },
  ],
  ['list_tags', {}],
  ['list_collections', {}],
  ...['duplicates', 'similar_tags', 'single_use_tags', 'untagged', 'tracking_urls', 'broken_links'].map(
    (check): [string, object] => ['audit_library', { check }],
  ),
  ['resurface_bookmarks', { mode: 'random' }],
  ['import_bookmarks', { content: `https://results-${RUN}.example/1\nno address`, dry_run: true }],
  ['import_bookmarks', { content: `https://results-${RUN}.example/1\nno address` }],
  ['import_bookmarks', { upload: true }],
  ['export_bookmarks', { format: 'json' }],
  ['library_overview', {}],
  ['update_tags', { changes: [{ from: [`${TAG}s`, 'unknown'], to: TAG }], dry_run: true }],
  ['update_tags', { changes: [{ from: [`${TAG}s`, 'unknown'], to: TAG }] }],
  ['delete_collection', { id: COLLECTION, bookmarks: 'keep' }],
  ['delete_bookmarks', { refs: [URL_OF_PAGE, 'https://absent.example/'] }],
];

test(
  verifies(
    'tools:results',
    'each tool answers what its schema in the list of tools promises, and no client refuses it',
  ),
  async () => {
    await using session = await connectV1('chloe');
    const listed = new Map((await session.poke.listTools()).map((tool) => [tool.name, tool.outputSchema]));
    const fits = (name: string, data: object) =>
      new AjvJsonSchemaValidator().getValidator(listed.get(name) as object)(data).errorMessage;
    const call = async (name: string, args: object) => {
      const answer = await session.call(name, args);
      expect([name, answer.isError && answer.text, fits(name, answer.data)]).toEqual([
        name,
        false,
        undefined,
      ]);
      expect(Object.keys(listed.get(name)?.properties ?? {})).toEqual(
        expect.arrayContaining(Object.keys(answer.data)),
      );
      return answer.data;
    };
    for (const [name, args] of CALLS) await call(name, args);
    const { last_changes: changes } = await call('library_overview', {});
    await call('undo_change', { change_id: (changes as { change_id: string }[])[0]?.change_id });
    expect(new Set([...CALLS.map(([name]) => name), 'undo_change'])).toEqual(new Set(listed.keys()));
  },
);
