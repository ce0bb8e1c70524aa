import { IDENTITY_HEADER } from '@bookmarks/identity';
import {
  type BookmarkServiceHandlers,
  bookmarkServiceDefinition,
  type WatchServiceHandlers,
  watchServiceDefinition,
} from '@bookmarks/protos';
import { createLogger, REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  status as Status,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { describe, expect, test } from '@jest/globals';
import type { Bookmarks } from '../src/bookmarks/bookmarks.ts';
import { createGrpcBookmarks } from '../src/bookmarks/grpc-bookmarks.ts';
import { createGrpcClient } from '../src/bookmarks/grpc-client.ts';
import { toErrorResult } from '../src/tools/tool-error.ts';

/** 4.5 s, and what a busy machine adds. */
const DEADLINE_MS = 4_500;
const TOLERANCE_MS = 1_000;

type Arrived = { readonly method: string; readonly metadata: Metadata; readonly deadlineMs: number };
type AnyCall = ServerUnaryCall<unknown, unknown>;
type WatchCall = Parameters<WatchServiceHandlers['WatchJobs']>[0];

const TIME = { seconds: '1767225600', nanos: 0 };
const BOOKMARK = {
  id: 'bm_000000000001',
  url: 'https://example.com/',
  tags: [],
  createTime: TIME,
  updateTime: TIME,
};
const COLLECTION = { id: 'col_000000000001', name: 'Work', path: 'Work' };
const CHANGE = { id: 'chg_1', kind: 'create', time: TIME, itemCount: 1 };
const JOB = { id: 'job_1', state: 'STATE_DONE' };
const ORGANIZED = { changedCount: 3, unchangedCount: 2, skippedCount: 1, skippedIds: ['bm_1'] };
const JOBS = [
  { ...JOB, kind: 'import', importReport: { entryCount: 1 } },
  { ...JOB, kind: 'organize', organizeReport: ORGANIZED },
  { ...JOB, kind: 'undo', undoReport: { undoneCount: 1 } },
];
const ANSWERS = {
  CreateBookmark: { bookmark: BOOKMARK, outcome: 'OUTCOME_CREATED', changeId: 'ch_1' },
  UpdateBookmark: { bookmark: BOOKMARK },
  BatchDeleteBookmarks: { bookmarks: [BOOKMARK] },
  BatchGetBookmarks: { entries: [{ ref: 'bm_000000000001', bookmark: BOOKMARK }] },
  ListBookmarks: { bookmarks: [BOOKMARK] },
  SearchBookmarks: { matches: [{ bookmark: BOOKMARK, snippet: 'x' }] },
  ListTags: { tags: [{ name: 'x', bookmarkCount: 1, lastUseTime: TIME }] },
  ListCollections: { collections: [COLLECTION] },
  AuditLibrary: { findings: [{ bookmarks: [BOOKMARK] }] },
  ResurfaceBookmarks: { bookmarks: [BOOKMARK] },
  ListBookmarkHistory: { changes: [CHANGE] },
  GetImportProgress: { source: 'IMPORT_SOURCE_GITHUB', seenTime: TIME },
  GetOverview: { bookmarkCount: 1, jobs: JOBS, changes: [CHANGE] },
  OrganizeBookmarks: { changedCount: 1, examples: [BOOKMARK], changeId: 'chg_1' },
  UpdateTags: { changedCounts: [1], changedCount: 1, changeId: 'chg_1' },
  SaveCollection: { collection: COLLECTION, created: true },
  DeleteCollection: { collections: [COLLECTION] },
  UndoChange: { undoneCount: 1, changeId: 'chg_2' },
  ImportBookmarks: { jobId: 'job_1' },
  CreateImportLink: { token: 'secret', expireTime: TIME },
  CreateExportLink: { token: 'secret', expireTime: TIME },
} as const;
type Method = keyof typeof ANSWERS;

/** A stand-in bookmark service with the real contract, whose every answer `answer` decides; undefined is the good one. */
async function aLibrary(
  answer: (callNumber: number) => { code: Status; details: string } | 'none' | undefined,
) {
  const resources = new AsyncDisposableStack();
  const arrived: Arrived[] = [];
  const handle = (method: Method) => (call: AnyCall, callback: sendUnaryData<unknown>) => {
    const deadlineMs = Number(call.getDeadline()) - Date.now();
    arrived.push({ method, metadata: call.metadata, deadlineMs });
    const decided = answer(arrived.length);
    if (decided === 'none') return;
    if (decided === undefined) callback(null, ANSWERS[method]);
    else callback(decided);
  };
  const methods = Object.keys(ANSWERS) as Method[];
  const handlers = Object.fromEntries(methods.map((method) => [method, handle(method)]));
  const server = new Server();
  server.addService(bookmarkServiceDefinition, handlers as unknown as BookmarkServiceHandlers);
  const watches: WatchCall[] = [];
  server.addService(watchServiceDefinition, {
    WatchJobs: (call: WatchCall) => {
      const { metadata } = call;
      arrived.push({ method: 'WatchJobs', metadata, deadlineMs: Number(call.getDeadline()) - Date.now() });
      const decided = answer(arrived.length);
      if (decided === 'none') return;
      if (decided !== undefined) return void call.emit('error', decided);
      watches.push(call);
      call.sendMetadata(new Metadata());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  resources.defer(() => server.forceShutdown());
  const client = resources.adopt(createGrpcClient(`127.0.0.1:${port}`), (opened) => opened.close());
  return {
    arrived,
    watches,
    bookmarks: createGrpcBookmarks(
      { client, publicUrl: 'https://bookmarks.example' },
      { assertion: 'signed', requestId: 'request-1' },
    ),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

const DRY = { dryRun: true };
type Call = (bookmarks: Bookmarks) => Promise<unknown>;
const READS: readonly (readonly [Method, Call])[] = [
  ['BatchGetBookmarks', (bookmarks) => bookmarks.get(['bm_000000000001'])],
  ['ListBookmarks', (bookmarks) => bookmarks.list({ filter: {}, order: 'newest', limit: 10 })],
  [
    'SearchBookmarks',
    (bookmarks) => bookmarks.search({ query: 'x', filter: {}, order: 'relevance', limit: 10 }),
  ],
  ['ListTags', (bookmarks) => bookmarks.tags({ order: 'name', limit: 10 })],
  ['ListCollections', (bookmarks) => bookmarks.collections({ includeSmart: true })],
  ['AuditLibrary', (bookmarks) => bookmarks.audit({ check: 'untagged', limit: 10 })],
  ['ResurfaceBookmarks', (bookmarks) => bookmarks.resurface({ mode: 'random', limit: 10 })],
  ['ListBookmarkHistory', (bookmarks) => bookmarks.history('bm_000000000001', 10)],
  ['GetImportProgress', (bookmarks) => bookmarks.importProgress('github')],
  ['GetOverview', (bookmarks) => bookmarks.overview()],
];
const WRITES: readonly (readonly [Method, Call])[] = [
  ['CreateBookmark', (bookmarks) => bookmarks.create({ url: 'https://example.com/' })],
  ['UpdateBookmark', (bookmarks) => bookmarks.edit('bm_000000000001', { title: 'x' })],
  ['BatchDeleteBookmarks', (bookmarks) => bookmarks.delete(['bm_000000000001'])],
  [
    'OrganizeBookmarks',
    (bookmarks) => bookmarks.organize({ refs: ['bm_000000000001'] }, { status: 'read' }, DRY),
  ],
  ['UpdateTags', (bookmarks) => bookmarks.updateTags([{ from: ['x'], to: null }], DRY)],
  ['SaveCollection', (bookmarks) => bookmarks.saveCollection({ name: 'Work' })],
  ['DeleteCollection', (bookmarks) => bookmarks.deleteCollection('Work', { bookmarks: 'keep', ...DRY })],
  ['UndoChange', (bookmarks) => bookmarks.undo('chg_1')],
  ['ImportBookmarks', (bookmarks) => bookmarks.import('x', DRY)],
  [
    'ImportBookmarks',
    (bookmarks) =>
      bookmarks.importFromSource(
        { source: 'github', content: '[]', progress: { seenAt: undefined, run: undefined } },
        DRY,
      ),
  ],
  ['CreateImportLink', (bookmarks) => bookmarks.importLink({})],
  ['CreateExportLink', (bookmarks) => bookmarks.exportLink('json', {})],
];
const UNAVAILABLE = { code: Status.UNAVAILABLE, details: 'Try again.' };

describe.each([...READS, ...WRITES])('%s', (method, call) => {
  test('says on whose behalf it is, for which request, and until when the answer is of use', async () => {
    await using library = await aLibrary(() => undefined);
    await call(library.bookmarks);
    const [arrived] = library.arrived;
    expect(arrived?.method).toBe(method);
    expect(arrived?.metadata.get(IDENTITY_HEADER)).toEqual(['signed']);
    expect(arrived?.metadata.get(REQUEST_ID_HEADER)).toEqual(['request-1']);
    expect(arrived?.deadlineMs).toBeLessThanOrEqual(DEADLINE_MS);
    expect(arrived?.deadlineMs).toBeGreaterThan(DEADLINE_MS - TOLERANCE_MS);
  });
});

test('a job comes with the report of its kind alone', async () => {
  await using library = await aLibrary(() => undefined);
  const [imported, organized, undone] = (await library.bookmarks.overview()).jobs;
  expect(imported).toMatchObject({ importReport: { entryCount: 1 } });
  expect(imported).not.toHaveProperty('organizeReport');
  expect(organized).toMatchObject({ organizeReport: ORGANIZED });
  expect(organized).not.toHaveProperty('undoReport');
  expect(undone).toMatchObject({ undoReport: { undoneCount: 1 } });
});

test('a link starts with the address at which users reach the gateway', async () => {
  await using library = await aLibrary(() => undefined);
  expect(await library.bookmarks.exportLink('json', {})).toEqual({
    url: 'https://bookmarks.example/transfers/secret',
    expiresAt: new Date('2026-01-01T00:00:00Z'),
  });
});

test('a call that gets no answer ends at its deadline, as one that may succeed in a moment', async () => {
  await using library = await aLibrary(() => 'none');
  const startedAt = Date.now();
  await expect(library.bookmarks.get(['bm_000000000001'])).rejects.toMatchObject({
    name: 'BookmarksUnavailableError',
    cause: { code: Status.DEADLINE_EXCEEDED },
  });
  expect(Date.now() - startedAt).toBeLessThan(DEADLINE_MS + TOLERANCE_MS);
});

describe('a replica that goes away', () => {
  test.each(READS)('is not noticed by %s, which is tried twice more', async (_method, call) => {
    await using library = await aLibrary((callNumber) => (callNumber < 3 ? UNAVAILABLE : undefined));
    await expect(call(library.bookmarks)).resolves.toBeDefined();
    expect(library.arrived).toHaveLength(3);
  });

  test.each(READS)('ends %s after three attempts', async (_method, call) => {
    await using library = await aLibrary(() => UNAVAILABLE);
    await expect(call(library.bookmarks)).rejects.toMatchObject({ name: 'BookmarksUnavailableError' });
    expect(library.arrived).toHaveLength(3);
  });

  test.each(WRITES)('ends %s at once, because it may have been done', async (_method, call) => {
    await using library = await aLibrary((callNumber) => (callNumber < 2 ? UNAVAILABLE : undefined));
    await expect(call(library.bookmarks)).rejects.toMatchObject({ name: 'BookmarksUnavailableError' });
    expect(library.arrived).toHaveLength(1);
  });
});

describe('watching jobs', () => {
  test('hears of each that ends, for the caller, until it is told to stop', async () => {
    await using library = await aLibrary(() => undefined);
    const heard = Promise.withResolvers<void>();
    const watch = await library.bookmarks.watchJobs(heard.resolve);
    expect(library.arrived[0]?.metadata.get(IDENTITY_HEADER)).toEqual(['signed']);
    const [call] = library.watches;
    call?.write({ id: 'job_1' });
    await heard.promise;
    const cancelled = new Promise((resolve) => call?.once('cancelled', resolve));
    watch[Symbol.dispose]();
    await Promise.all([cancelled, watch.over]);
  });

  test.each([
    ['goes', (call: WatchCall | undefined) => call?.end()],
    ['breaks off', (call: WatchCall | undefined) => call?.emit('error', UNAVAILABLE)],
  ])('is over when the service %s', async (_how, end) => {
    await using library = await aLibrary(() => undefined);
    const watch = await library.bookmarks.watchJobs(() => {});
    end(library.watches[0]);
    await watch.over;
  });

  test('does not begin without an answer, and is tried again while a replica goes away', async () => {
    await using silent = await aLibrary(() => 'none');
    const watch = silent.bookmarks.watchJobs(() => {});
    await expect(watch).rejects.toMatchObject({ name: 'BookmarksUnavailableError' });
    await using library = await aLibrary((callNumber) => (callNumber < 3 ? UNAVAILABLE : undefined));
    using _watch = await library.bookmarks.watchJobs(() => {});
    expect(library.arrived).toHaveLength(3);
  });
});

describe('the status of a refused call', () => {
  const textOf = async (code: Status) => {
    await using library = await aLibrary(() => ({ code, details: 'details of the library' }));
    const lines: string[] = [];
    const log = createLogger('test', 'info', { write: (line: string) => void lines.push(line) });
    const error = await library.bookmarks.edit('bm_000000000001', { title: 'x' }).catch((cause) => cause);
    const { content, isError } = toErrorResult(error, log.child({ request_id: 'request-1' }));
    expect(isError).toBe(true);
    expect(library.arrived).toHaveLength(1);
    const [part] = content;
    return {
      text: part?.type === 'text' ? part.text : '',
      levels: lines.map((line) => JSON.parse(line).level),
    };
  };

  test.each(['INVALID_ARGUMENT', 'NOT_FOUND', 'ALREADY_EXISTS', 'ABORTED', 'PERMISSION_DENIED'] as const)(
    '%s is shown to the assistant in the words of the library',
    async (code) => {
      expect(await textOf(Status[code])).toEqual({ text: 'details of the library', levels: [] });
    },
  );

  test.each([
    ['NOT_FOUND', true],
    ['INVALID_ARGUMENT', false],
    ['ALREADY_EXISTS', false],
  ] as const)('%s tells whether what was named is not there: %s', async (code, notFound) => {
    await using library = await aLibrary(() => ({ code: Status[code], details: 'x' }));
    await expect(library.bookmarks.edit('bm_000000000001', {})).rejects.toMatchObject({ notFound });
  });

  test.each(['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED'] as const)(
    '%s tells the assistant to try again, and the log why',
    async (code) => {
      const { text, levels } = await textOf(Status[code]);
      expect(text).toContain('cannot be reached at the moment');
      expect(text).not.toContain('details of the library');
      expect(levels).toEqual(['warn']);
    },
  );

  test.each(['UNAUTHENTICATED', 'INTERNAL', 'UNKNOWN', 'UNIMPLEMENTED', 'DATA_LOSS'] as const)(
    '%s is our fault: the assistant gets the request id, and the log the rest',
    async (code) => {
      const { text, levels } = await textOf(Status[code]);
      expect(text).toContain('request-1');
      expect(text).not.toContain('details of the library');
      expect(levels).toEqual(['error']);
    },
  );
});
