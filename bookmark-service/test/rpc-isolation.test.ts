import { bookmarkServiceDefinition, type MethodName, type RequestOf } from '@bookmarks/protos';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aServer, assertionFor } from './helpers/server.ts';

const SECRET = 'secretofben';
const URL_OF_BEN = `https://${SECRET}.example/${SECRET}`;

/** What of Ben's another user might have got hold of. */
type Loot = { readonly bookmark: string; readonly collection: string; readonly change: string };

type Requests = { readonly [Name in MethodName]: (loot: Loot) => RequestOf<Name>[] };

/** Every RPC, with what names something of Ben's. One that is missing here does not compile. */
const READS = {
  BatchGetBookmarks: ({ bookmark }) => [{ refs: [bookmark, URL_OF_BEN] }],
  ListBookmarks: ({ collection }) => [
    { pageSize: 100 },
    { pageSize: 100, filter: { tagsAny: [SECRET] } },
    { pageSize: 100, filter: { domain: `${SECRET}.example` } },
    { pageSize: 100, filter: { collection } },
    { pageSize: 100, filter: { collection: SECRET } },
    { pageSize: 100, filter: { query: `in:${SECRET}` } },
  ],
  SearchBookmarks: ({ collection }) => [
    { query: SECRET, pageSize: 50 },
    { query: `${SECRET.slice(0, -1)}m`, pageSize: 50 },
    { query: `url:${SECRET} OR tag:${SECRET} OR -zebra`, pageSize: 50 },
    { query: 'zebra', pageSize: 50, filter: { collection } },
  ],
  ResurfaceBookmarks: ({ bookmark }) => [
    { mode: 'MODE_RELATED', ref: bookmark, limit: 20 },
    { mode: 'MODE_RANDOM', seed: 1, limit: 20 },
  ],
  ListBookmarkHistory: ({ bookmark }) => [{ ref: bookmark, limit: 10 }],
  BatchGetHighlights: ({ bookmark }) => [{ refs: [bookmark, URL_OF_BEN] }],
  BatchGetPages: ({ bookmark }) => [{ refs: [bookmark, URL_OF_BEN], textLength: 100 }],
  ListTags: () => [
    { pageSize: 100 },
    { pageSize: 100, prefix: SECRET },
    { pageSize: 100, similarTo: SECRET },
  ],
  ListCollections: ({ collection }) => [{ includeSmart: true }, { parent: collection }, { parent: SECRET }],
  ListDomains: () => [{ prefix: SECRET.slice(0, 3), limit: 10 }],
  AuditLibrary: () => [
    { check: 'CHECK_SINGLE_USE_TAGS', pageSize: 50 },
    { check: 'CHECK_UNTAGGED', pageSize: 50 },
  ],
  GetOverview: () => [{}],
  GetImportProgress: () => [{ source: 'IMPORT_SOURCE_GITHUB' }],
  GetJob: () => [{ id: 'job_000000000000' }],
} satisfies Partial<Requests>;

const WRITES = {
  CreateBookmark: ({ collection }) => [
    { url: URL_OF_BEN, title: 'mine' },
    { url: 'https://anna.example/', collection },
  ],
  UpdateBookmark: ({ bookmark }) => [{ ref: bookmark, title: 'mine' }],
  AddHighlight: ({ bookmark }) => [{ ref: bookmark, quote: 'mine, all mine' }],
  BatchDeleteBookmarks: ({ bookmark }) => [{ refs: [bookmark] }],
  OrganizeBookmarks: ({ bookmark, collection }) => [
    { refs: [bookmark], status: 'STATUS_READ' },
    { filter: { tagsAll: [SECRET] }, status: 'STATUS_READ' },
    { filter: { collection }, status: 'STATUS_READ' },
  ],
  UpdateTags: () => [{ changes: [{ from: [SECRET], to: 'mine' }] }],
  SaveCollection: ({ collection }) => [
    { id: collection, name: 'mine' },
    { name: 'mine', parent: collection },
  ],
  DeleteCollection: ({ collection }) => [{ ref: collection, bookmarks: 'BOOKMARKS_TRASH' }],
  UndoChange: ({ change }) => [{ changeId: change }],
  ImportBookmarks: () => [{ content: `https://anna.example/2`, dryRun: true }],
  CreateImportLink: () => [{}],
  CreateExportLink: ({ collection }) => [{ format: 'FILE_FORMAT_JSON', filter: { collection } }],
} satisfies Partial<Requests>;

const EVERY_RPC: Requests = { ...READS, ...WRITES };
const NAMES = Object.keys(EVERY_RPC) as MethodName[];

let database: TestDatabase;
let server: Awaited<ReturnType<typeof aServer>>;
let loot: Loot;
const resources = new AsyncDisposableStack();

beforeAll(async () => {
  database = resources.use(await createDatabase());
  server = resources.use(await aServer(database.serviceUrl));
  const ben = await assertionFor('ben');
  const saved = {
    url: URL_OF_BEN,
    title: SECRET,
    note: `${SECRET} zebra`,
    tags: [SECRET],
    collection: SECRET,
  };
  const { bookmark, changeId } = await server.call('CreateBookmark', saved, ben);
  loot = {
    bookmark: bookmark?.id ?? '',
    collection: bookmark?.collectionId ?? '',
    change: changeId,
  };
});
afterAll(() => resources.disposeAsync());

test('every RPC of the service is walked', () => {
  expect(NAMES.toSorted()).toEqual(Object.keys(bookmarkServiceDefinition).toSorted());
});

describe('with ids and names of another user', () => {
  test.each(NAMES)('%s shows and changes nothing of theirs', async (name) => {
    const [anna, ben] = [await assertionFor('anna'), await assertionFor('ben')];
    const libraryOfBen = async () => [
      await server.call('BatchGetBookmarks', { refs: [loot.bookmark] }, ben),
      await server.call('ListCollections', { includeSmart: true }, ben),
      await server.call('ListTags', { pageSize: 100 }, ben),
      await server.call('GetOverview', {}, ben),
    ];
    const before = await libraryOfBen();
    for (const request of EVERY_RPC[name](loot)) {
      const given = JSON.stringify(request);
      const answer = await server
        .call(name, request as RequestOf<typeof name>, anna)
        .catch(({ details }) => details);
      const shown = JSON.stringify(answer);
      // A refusal may repeat what it was given, and no more.
      const learned = [SECRET, ...Object.values(loot)].filter(
        (text) => shown.includes(text) && !given.includes(text),
      );
      expect([given, learned]).toEqual([given, []]);
    }
    expect(await libraryOfBen()).toEqual(before);
  });
});

describe('with the scope to read alone', () => {
  test.each(Object.keys(WRITES) as (keyof typeof WRITES)[])('%s is refused', async (name) => {
    const reader = await assertionFor('reader', { scopes: ['bookmarks:read'] });
    for (const request of WRITES[name](loot)) {
      const call = server.call(name, request as RequestOf<typeof name>, reader);
      await expect(call).rejects.toMatchObject({ code: Status.PERMISSION_DENIED });
    }
  });
});
