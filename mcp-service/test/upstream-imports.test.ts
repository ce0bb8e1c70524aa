import { describe, expect, test } from '@jest/globals';
import { BookmarksUnavailableError } from '../src/bookmarks/bookmarks.ts';
import { ERAS } from './helpers/eras.ts';
import { InMemoryBookmarks } from './helpers/in-memory-bookmarks.ts';
import { PUBLIC_URL } from './helpers/service.ts';
import { anUpstreamServer, sendJson } from './helpers/upstream-server.ts';
import { ACCESS_TOKEN, anUpstreamSession } from './helpers/upstream-session.ts';

type Answer = (
  page: number,
  respond: {
    send: (body: unknown, headers?: Record<string, string>) => void;
    fail: (status: number, headers?: Record<string, string>) => void;
  },
) => void;

const star = (n: number) => ({
  starred_at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
  repo: {
    html_url: `https://github.com/owner/repo-${n}`,
    full_name: `owner/repo-${n}`,
    description: n % 2 ? `Repository ${n}` : null,
    topics: ['typescript', `topic-${n}`],
    private: false,
  },
});
const newestFirst = (count: number) => Array.from({ length: count }, (_, index) => star(count - index));
const pagesOf =
  (stars: () => readonly unknown[]): Answer =>
  (page, { send }) =>
    send(stars().slice((page - 1) * 100, page * 100));

/** GitHub, as far as its list of stars goes. */
const aGithub = (answer: Answer) =>
  anUpstreamServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname !== '/api.github.com/user/starred') return void response.writeHead(404).end();
    answer(Number(searchParams.get('page')), {
      send: (body, headers) => sendJson(response, body, headers),
      fail: (status, headers) => void response.writeHead(status, headers).end('{"message":"no"}'),
    });
  });

const importStars = { source: 'github' };

describe.each(ERAS)('%s', (_era, connect) => {
  test('imports what it has starred at GitHub, and later only what is new', async () => {
    let stars = newestFirst(150);
    await using github = await aGithub(pagesOf(() => stars));
    await using session = await anUpstreamSession('github', github.url, { connect });
    const first = await session.call('import_bookmarks', importStars);
    expect(first).toMatchObject({
      isError: false,
      data: {
        status: 'done',
        more: false,
        report: { format: 'github', entries: 150 },
        change_id: expect.any(String),
      },
    });
    expect(first.text).toContain('That was all at GitHub; a later call brings only what is new there.');
    const again = await session.call('import_bookmarks', importStars);
    expect(again).toMatchObject({ data: { status: 'done', more: false, report: { entries: 0 } } });
    expect(again.text).toBe('There is nothing at GitHub that was not imported before.');
    stars = newestFirst(152);
    await session.call('import_bookmarks', importStars);
    const imported = importsOf(session).map(({ records }) => records.map(({ url }) => url));
    expect(imported.map(({ length }) => length)).toEqual([150, 2]);
    expect(imported[1]).toEqual(['https://github.com/owner/repo-152', 'https://github.com/owner/repo-151']);
  });
});

test('a star becomes a bookmark with its name, description, topics and time', async () => {
  await using github = await aGithub(pagesOf(() => [star(3), star(2)]));
  await using session = await anUpstreamSession('github', github.url);
  await session.call('import_bookmarks', { ...importStars, on_duplicate: 'skip', folders_as: 'tags' });
  expect(importsOf(session)).toEqual([
    {
      records: [
        {
          url: 'https://github.com/owner/repo-3',
          title: 'owner/repo-3',
          description: 'Repository 3',
          tags: ['typescript', 'topic-3'],
          created_at: '2026-01-01T00:00:03.000Z',
        },
        expect.objectContaining({ title: 'owner/repo-2', description: '' }),
      ],
      options: { foldersAs: 'tags', onDuplicate: 'skip' },
    },
  ]);
  expect(github.requests[0]?.headers).toMatchObject({
    accept: 'application/vnd.github.star+json',
    authorization: `Bearer ${ACCESS_TOKEN}`,
    'user-agent': expect.stringContaining('bookmarks/'),
    'x-github-api-version': '2022-11-28',
  });
});

test('what is strange there is taken as text, as far as it is one', async () => {
  const strange = {
    starred_at: 'yesterday',
    repo: {
      html_url: 7,
      full_name: `a\u0000b\u0007${'x'.repeat(5_000)}`,
      description: {},
      topics: ['ok', 7],
    },
  };
  await using github = await aGithub(pagesOf(() => [strange]));
  await using session = await anUpstreamSession('github', github.url);
  expect(await session.call('import_bookmarks', importStars)).toMatchObject({ isError: false });
  const [record] = importsOf(session)[0]?.records ?? [];
  expect(record).toEqual({
    url: '',
    title: expect.stringMatching(/^a b x+$/),
    description: '',
    tags: ['ok', ''],
  });
});

type Session = Awaited<ReturnType<typeof anUpstreamSession>>;
const importsOf = ({ library }: Session) => library.importedFromSource;
const progressOf = ({ library }: Session) => library.progress;

describe('Raindrop', () => {
  const raindrop = (n: number, fields: object = {}) => ({
    _id: n,
    link: `https://example.com/${n}`,
    title: `Title ${n}`,
    excerpt: 'Excerpt',
    note: 'Mine',
    tags: ['one', 'two'],
    important: false,
    created: new Date(Date.UTC(2026, 0, 1) + n).toISOString(),
    collectionId: -1,
    ...fields,
  });
  const COLLECTIONS = {
    '/collections': [
      { _id: 1, title: 'Work' },
      { _id: 9, title: 'Circle', parent: { $id: 9 } },
    ],
    '/collections/childrens': [
      { _id: 2, title: 'Projects', parent: { $id: 1 } },
      { _id: 3, title: 'Deep', parent: { $id: 2 } },
    ],
  };
  const aRaindrop = (raindrops: () => readonly object[]) =>
    anUpstreamServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url, 'http://localhost');
      const path = pathname.replace('/api.raindrop.io/rest/v1', '') as keyof typeof COLLECTIONS;
      const page = Number(searchParams.get('page'));
      const items = path in COLLECTIONS ? COLLECTIONS[path] : raindrops().slice(page * 50, (page + 1) * 50);
      sendJson(response, { result: true, items });
    });

  test('brings all pages, with nested collections, tags, notes, favorites and times', async () => {
    const saved = Array.from({ length: 120 }, (_, index) => raindrop(120 - index));
    saved[0] = raindrop(120, { collectionId: 3, important: true });
    await using raindrops = await aRaindrop(() => saved);
    await using session = await anUpstreamSession('raindrop', raindrops.url);
    expect(await session.call('import_bookmarks', { source: 'raindrop' })).toMatchObject({
      data: { more: false, report: { format: 'raindrop', entries: 120 } },
    });
    const [imported] = importsOf(session);
    expect(imported?.options).toEqual({ foldersAs: 'collections', onDuplicate: 'merge' });
    expect(imported?.records[0]).toEqual({
      url: 'https://example.com/120',
      title: 'Title 120',
      description: 'Excerpt',
      note: 'Mine',
      tags: ['one', 'two'],
      collection: ['Work', 'Projects', 'Deep'],
      favorite: true,
      created_at: '2026-01-01T00:00:00.120Z',
    });
    expect(imported?.records[1]).not.toHaveProperty('favorite');
    expect(imported?.records[1]).toMatchObject({ collection: [] });
    const paths = raindrops.requests.map(({ url = '' }) => url.split('?')[0]);
    expect(paths.filter((path) => path?.includes('/collections'))).toHaveLength(2);
    const again = await session.call('import_bookmarks', { source: 'raindrop' });
    expect(again.data).toMatchObject({ report: { entries: 0 } });
  });

  test('may have collections that are in a circle, or that are not listed', async () => {
    await using raindrops = await aRaindrop(() => [
      raindrop(2, { collectionId: 9 }),
      raindrop(1, { collectionId: 77 }),
    ]);
    await using session = await anUpstreamSession('raindrop', raindrops.url);
    await session.call('import_bookmarks', { source: 'raindrop' });
    const records = importsOf(session)[0]?.records as { collection?: string[] }[];
    expect(records.map(({ collection }) => collection?.length)).toEqual([20, 0]);
  });
});

describe('a dry run', () => {
  test('says what there is and leaves everything as it was', async () => {
    await using github = await aGithub(pagesOf(() => newestFirst(3)));
    await using session = await anUpstreamSession('github', github.url);
    const dry = await session.call('import_bookmarks', { ...importStars, dry_run: true });
    expect(dry).toMatchObject({ data: { status: 'dry_run', report: { format: 'github', entries: 3 } } });
    expect(dry.text).toMatch(/^Nothing is imported yet/);
    expect([progressOf(session).size, importsOf(session)]).toEqual([0, []]);
  });
});

describe('more than one call may take', () => {
  test('goes on with the next, as the answer says', async () => {
    const stars = newestFirst(1_150);
    await using github = await aGithub(pagesOf(() => stars));
    await using session = await anUpstreamSession('github', github.url);
    const first = await session.call('import_bookmarks', importStars);
    expect(first.data).toMatchObject({ more: true, report: { entries: 1_000 } });
    expect(first.text).toContain('There is more at GitHub. Call again with the same arguments to go on.');
    const second = await session.call('import_bookmarks', importStars);
    expect(second.data).toMatchObject({ more: false });
    const urls = importsOf(session).flatMap(({ records }) => records.map(({ url }) => url));
    expect(new Set(urls)).toEqual(new Set(stars.map(({ repo }) => repo.html_url)));
  });

  test('is over where all of it has gone meanwhile, and what is new comes with the call after that', async () => {
    let stars = newestFirst(1_100);
    await using github = await aGithub(pagesOf(() => stars));
    await using session = await anUpstreamSession('github', github.url);
    expect((await session.call('import_bookmarks', importStars)).data).toMatchObject({ more: true });
    stars = [];
    expect((await session.call('import_bookmarks', importStars)).data).toMatchObject({ more: false });
    stars = [star(2_000)];
    expect((await session.call('import_bookmarks', importStars)).data).toMatchObject({
      more: false,
      report: { entries: 1 },
    });
  });

  test('comes again where the library did not take it', async () => {
    await using github = await aGithub(pagesOf(() => newestFirst(3)));
    const library = new InMemoryBookmarks();
    const take = library.importFromSource.bind(library);
    library.importFromSource = () => Promise.reject(new BookmarksUnavailableError('away'));
    await using session = await anUpstreamSession('github', github.url, { library });
    expect(await session.call('import_bookmarks', importStars)).toMatchObject({ isError: true });
    library.importFromSource = take;
    expect(await session.call('import_bookmarks', importStars)).toMatchObject({
      data: { report: { entries: 3 } },
    });
  });

  test('says how to have it again where its job failed', async () => {
    await using github = await aGithub(pagesOf(() => newestFirst(3)));
    const library = new InMemoryBookmarks();
    library.job = async () => ({ ...library.currentJob, state: 'failed', failure: 'Too many.' });
    await using session = await anUpstreamSession('github', github.url, { library });
    const failed = await session.call('import_bookmarks', importStars);
    expect(failed).toMatchObject({
      isError: true,
      text: expect.stringContaining('from_start: true imports all'),
    });
    library.job = async () => library.currentJob;
    expect(await session.call('import_bookmarks', { ...importStars, from_start: true })).toMatchObject({
      data: { report: { entries: 3 } },
    });
  });
});

test('a job that takes longer than a tool may is told of as it runs', async () => {
  await using github = await aGithub(pagesOf(() => newestFirst(3)));
  const library = new InMemoryBookmarks();
  let looks = 0;
  library.job = async () => {
    looks += 1;
    // Looks are 100 ms apart: so many take 10 s at least.
    return { ...library.currentJob, state: looks > 100 ? 'done' : 'running' };
  };
  await using session = await anUpstreamSession('github', github.url, { library });
  const { data, text } = await session.call('import_bookmarks', importStars);
  expect(data).toMatchObject({ status: 'running', job_id: library.currentJob.id, more: false });
  expect(text).toContain('library_overview shows how far it is');
});

describe('an upstream that does not go on', () => {
  const RETRY = /after (\d{4}-\d\d-\d\dT[\d:.]+Z)/;

  test.each<[string, number, Record<string, string>, RegExp]>([
    ['is too busy', 429, { 'retry-after': '30' }, /takes no more requests for now\. Nothing is lost/],
    [
      'has counted enough',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '120' },
      /takes no more requests/,
    ],
    ['does not allow it', 403, {}, /does not allow this.*If it stays so, ask the user to connect/],
    ['has a fault', 500, {}, /cannot be reached, or does not answer as it should\. Nothing is lost/],
    ['has nothing of the kind', 404, {}, /does not answer as it should/],
  ])('since it %s is an error that says when to try again', async (_what, status, headers, message) => {
    await using github = await aGithub((_page, { fail }) => fail(status, headers));
    await using session = await anUpstreamSession('github', github.url);
    const { isError, text } = await session.call('import_bookmarks', importStars);
    expect(isError).toBe(true);
    expect(text).toMatch(message);
    expect(new Date(RETRY.exec(text)?.[1] ?? 0).getTime()).toBeGreaterThan(Date.now());
    expect(progressOf(session).size).toBe(0);
  });

  test('since the sign-in has ended is an error that says to sign in again', async () => {
    await using github = await aGithub((_page, { fail }) => fail(401));
    await using session = await anUpstreamSession('github', github.url);
    const { isError, text } = await session.call('import_bookmarks', importStars);
    expect(isError).toBe(true);
    expect(text).toContain('sign in again');
    expect(text).toContain(`at ${PUBLIC_URL} and choose GitHub`);
  });

  test('in the middle leaves what came before, and says when to go on', async () => {
    const stars = newestFirst(250);
    let isBusy = true;
    await using github = await aGithub((page, respond) =>
      isBusy && page === 2 ? respond.fail(429, { 'retry-after': '30' }) : pagesOf(() => stars)(page, respond),
    );
    await using session = await anUpstreamSession('github', github.url);
    const part = await session.call('import_bookmarks', importStars);
    expect(part).toMatchObject({
      isError: false,
      data: { more: true, retry_at: expect.any(String), report: { entries: 100 } },
    });
    expect(part.text).toMatch(
      /Call again with the same arguments to go on after \d{4}-.*before which GitHub gives no more/,
    );
    isBusy = false;
    expect((await session.call('import_bookmarks', importStars)).data).toMatchObject({ more: false });
    const urls = importsOf(session).flatMap(({ records }) => records.map(({ url }) => url));
    expect(new Set(urls).size).toBe(250);
  });

  test('is not asked again after the last request that it allows', async () => {
    const stars = newestFirst(250);
    await using github = await aGithub((page, { send }) =>
      send(stars.slice((page - 1) * 100, page * 100), {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '60',
      }),
    );
    await using session = await anUpstreamSession('github', github.url);
    expect((await session.call('import_bookmarks', importStars)).data).toMatchObject({
      more: true,
      retry_at: expect.any(String),
    });
    expect(github.requests).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    ['is no JSON', (_page, { send }) => send(undefined)],
    ['is of another form', (_page, { send }) => send({ message: 'hello' })],
    [
      'is larger than any page',
      (_page, { send }) => send([{ ...star(1), more: 'x'.repeat(5 * 1024 * 1024) }]),
    ],
    ['has more on a page than was asked for', (_page, { send }) => send(newestFirst(101))],
  ])('since its answer %s is an error', async (_what, answer) => {
    await using github = await aGithub(answer);
    await using session = await anUpstreamSession('github', github.url);
    const { isError, text } = await session.call('import_bookmarks', importStars);
    expect([isError, text]).toEqual([true, expect.stringContaining('does not answer as it should')]);
  });

  test('since it never answers is an error', async () => {
    await using github = await aGithub(() => {});
    await using session = await anUpstreamSession('github', github.url);
    const { isError, text } = await session.call('import_bookmarks', importStars);
    expect([isError, text]).toEqual([true, expect.stringContaining('cannot be reached')]);
  });
});

test('a redirect is followed nowhere, so that nobody else gets the token', async () => {
  await using thief = await anUpstreamServer((_request, response) => sendJson(response, []));
  await using github = await aGithub((_page, { fail }) => fail(302, { location: thief.url.href }));
  await using session = await anUpstreamSession('github', github.url);
  expect(await session.call('import_bookmarks', importStars)).toMatchObject({ isError: true });
  expect([github.requests.length, thief.requests.length]).toEqual([1, 0]);
});

describe('import_bookmarks', () => {
  test('takes one of content, upload and source', async () => {
    await using github = await aGithub(pagesOf(() => []));
    await using session = await anUpstreamSession('github', github.url);
    for (const args of [
      { ...importStars, content: 'x' },
      { ...importStars, upload: true },
      { content: 'x', from_start: true },
      { from_start: true },
      {},
      { source: 'raindrop' },
    ])
      expect([args, (await session.call('import_bookmarks', args)).isError]).toEqual([args, true]);
    expect(github.requests).toEqual([]);
    expect(await session.call('import_bookmarks', { content: 'x' })).toMatchObject({
      data: { status: 'done' },
    });
    expect(await session.call('import_bookmarks', { upload: true })).toMatchObject({
      data: { status: 'upload_link' },
    });
  });

  test('has no source where there is no upstream that is one', async () => {
    await using whoop = await aGithub(pagesOf(() => []));
    await using session = await anUpstreamSession('whoop', whoop.url);
    const refused = await session.call('import_bookmarks', importStars);
    expect(refused).toMatchObject({
      isError: true,
      text: expect.stringContaining('Unknown parameter "source"'),
    });
  });
});
