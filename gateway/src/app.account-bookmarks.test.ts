import type { BookmarkMessage } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { startAccountGateway } from '../test/support/account-gateway.ts';
import { HttpProblem } from './http/problem.ts';

const ID = 'bm_000000000001';
const HOSTILE = `"><img src=x onerror=alert(1)>`;

const aBookmark = (fields: Partial<BookmarkMessage> = {}): BookmarkMessage => ({
  ...{ id: ID, url: 'https://www.rust.example/book', title: 'The Book', description: '', note: '' },
  ...{ tags: ['rust'], status: 'STATUS_UNREAD', favorite: false, version: 3 },
  ...{ createTime: { seconds: '1700000000', nanos: 0 }, updateTime: null, remindTime: null },
  ...{ collectionId: '', collection: '' },
  ...fields,
});

const refused = (detail: string) => new HttpProblem({ status: 400, code: 'library_refused', detail });

type Replies = Partial<Record<string, (request: never) => unknown>>;

/** A library with one bookmark. */
async function aGateway(replies: Replies = {}) {
  const usual: Replies = {
    ListBookmarks: () => ({ bookmarks: [aBookmark()], nextPageToken: '' }),
    ListCollections: () => ({ collections: [{ id: 'col_1', path: 'Work' }] }),
    ListTags: () => ({ tags: [{ name: 'rust' }] }),
    BatchGetBookmarks: () => ({ entries: [{ ref: ID, bookmark: aBookmark() }] }),
    UpdateBookmark: () => ({ bookmark: aBookmark(), changeId: 'chg_words' }),
    OrganizeBookmarks: () => ({ changeId: 'chg_place' }),
    ...replies,
  };
  const gateway = await startAccountGateway((name, request) => usual[name]?.(request));
  const cookie = await gateway.signIn();
  const token = gateway.formToken((await gateway.get('/account', cookie)).body);
  const open = (path: string) => gateway.get(path, cookie);
  const submit = (path: string, form: Record<string, string>) =>
    gateway.post(path, cookie, `${new URLSearchParams({ form_token: token, ...form })}`);
  const called = (name: string) =>
    gateway.calls.filter((call) => call.name === name).map(({ request }) => request);
  return Object.assign(gateway, { open, submit, called, cookie });
}

const FORM = {
  ...{ url: 'https://www.rust.example/book', title: 'The Book', description: '', note: '', tags: 'rust' },
  ...{ collection: '', status: 'unread', version: '3' },
};

test.each([
  ['GET', '/account/bookmarks'],
  ['GET', '/account/bookmarks/add'],
  ['POST', '/account/bookmarks/add'],
  ['GET', `/account/bookmarks/${ID}`],
  ['POST', `/account/bookmarks/${ID}`],
  ['POST', `/account/bookmarks/${ID}/delete`],
  ['POST', '/account/undo'],
  ['GET', '/account/import'],
  ['POST', '/account/import'],
  ['GET', '/account/import/job_1'],
  ['GET', '/account/export'],
  ['POST', '/account/export'],
])('whoever has not signed in is asked to by %s %s, and the library is not asked', async (method, path) => {
  await using gateway = await aGateway();
  const { status, headers, body } = await gateway.send({ method, path });
  const signIn = '/account/sign-in';
  if (method === 'GET')
    expect([status, headers.location]).toEqual([303, `${signIn}?next=${encodeURIComponent(path)}`]);
  else expect([status, body]).toEqual([401, expect.stringContaining(`href="${signIn}"`)]);
  expect(gateway.calls).toEqual([]);
});

test('a search of whoever is signed out by now is a page of ours, since no form may lead to another server', async () => {
  await using gateway = await aGateway();
  const path = '/account/bookmarks?q=rust';
  const search = (site: string) => gateway.send({ path, headers: [['sec-fetch-site', site]] });
  const { status, body } = await search('same-origin');
  expect([status, body]).toEqual([401, expect.stringContaining('?next=%2Faccount%2Fbookmarks%3Fq%3Drust"')]);
  expect((await search('none')).status).toBe(303);
});

test.each(['/account/typo', '/account/undo'])('%s is a page that says that there is none', async (path) => {
  await using gateway = await aGateway();
  const answer = await gateway.open(path);
  expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(answer.body).toContain('There is no page at this address.');
});

test.each([
  '/account/bookmarks/add',
  `/account/bookmarks/${ID}`,
  `/account/bookmarks/${ID}/delete`,
  '/account/undo',
  '/account/export',
])('a form to %s that is not of this sign-in is refused, and the library is not asked', async (path) => {
  await using gateway = await aGateway();
  const answer = await gateway.submit(path, { ...FORM, change: 'chg_1', form_token: 'nonsense' });
  expect(answer.status).toBe(403);
  expect(gateway.calls).toEqual([]);
});

describe('the list', () => {
  test('asks for what its address says, as the person who signed in', async () => {
    await using gateway = await aGateway();
    const query = 'tag=rust&collection=col_1&status=read&favorite=on&sort=title&cursor=abc';
    expect((await gateway.open(`/account/bookmarks?${query}`)).status).toBe(200);
    const filter = { tagsAll: ['rust'], collection: 'col_1', status: 'STATUS_READ', favorite: true };
    expect(gateway.called('ListBookmarks')).toEqual([
      { filter, order: 'ORDER_TITLE', pageSize: 20, pageToken: 'abc' },
    ]);
    expect(gateway.calls.every(({ sub }) => sub === 'session:user_anna')).toBe(true);
  });

  test('takes what is of no use in its address for not given', async () => {
    await using gateway = await aGateway();
    const query = 'tag=a&tag=b&status=constructor&sort=__proto__&favorite=1&q[]=x';
    expect((await gateway.open(`/account/bookmarks?${query}`)).status).toBe(200);
    expect(gateway.called('ListBookmarks')).toEqual([
      { filter: {}, order: 'ORDER_NEWEST', pageSize: 20, pageToken: '' },
    ]);
  });

  test('leads on to the next page, with the same filter', async () => {
    await using gateway = await aGateway({
      ListBookmarks: () => ({ bookmarks: [aBookmark()], nextPageToken: 'next+page' }),
    });
    const { body } = await gateway.open('/account/bookmarks?tag=rust');
    expect(body).toContain('href="/account/bookmarks?tag=rust&amp;cursor=next%2Bpage" rel="next">Older<');
  });

  test('shows what somebody wrote as text, cut where it is long, and without marks that turn what stands around it', async () => {
    const bookmark = aBookmark({
      ...{ title: `\u202e\u2069${HOSTILE}${'x'.repeat(10_000)}`, tags: [HOSTILE, '\u2067tag'] },
      ...{ collectionId: 'col_1', collection: HOSTILE },
    });
    await using gateway = await aGateway({
      ListBookmarks: () => ({ bookmarks: [bookmark], nextPageToken: '' }),
      ListTags: () => ({ tags: [{ name: HOSTILE }] }),
      ListCollections: () => ({ collections: [{ id: HOSTILE, path: HOSTILE }] }),
    });
    const { body } = await gateway.open('/account/bookmarks');
    expect(body).toContain('<bdi>  &quot;&gt;&lt;img src=x onerror=alert(1)&gt;xxx');
    expect(body).not.toContain('<img');
    expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(body.length).toBeLessThan(20_000);
    expect(body).toContain('…');
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    ' java\nscript:alert(1)',
    'ftp://x.example/',
    'nonsense',
  ])('makes no link of %j', async (url) => {
    await using gateway = await aGateway({
      ListBookmarks: () => ({ bookmarks: [aBookmark({ url, title: 'Click' })], nextPageToken: '' }),
    });
    const { body } = await gateway.open('/account/bookmarks');
    expect(body).toContain('<h2><bdi>Click</bdi></h2>');
    const addresses = [...body.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.every((address) => address?.startsWith('/'))).toBe(true);
  });

  test('says to the page of a link neither who links to it nor lets it reach back', async () => {
    await using gateway = await aGateway();
    expect((await gateway.open('/account/bookmarks')).body).toContain(
      '<a href="https://www.rust.example/book" rel="noopener noreferrer nofollow ugc"><bdi>The Book</bdi></a>',
    );
  });

  test('shows a mistake in a query with what was typed', async () => {
    await using gateway = await aGateway({
      SearchBookmarks: () => Promise.reject(refused('This "(" is never closed.')),
    });
    const answer = await gateway.open('/account/bookmarks?q=(%22a');
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('role="alert"><p>This &quot;(&quot; is never closed.');
    expect(answer.body).toContain('name="q" value="(&quot;a"');
  });

  test('of a search marks what matches, and offers the spelling that does', async () => {
    const match = { bookmark: aBookmark(), snippet: 'about **rust** <b>' };
    await using gateway = await aGateway({
      SearchBookmarks: () => ({ matches: [match], nextPageToken: '', correctedQuery: 'rust' }),
    });
    const { body } = await gateway.open('/account/bookmarks?q=rsut&cursor=abc');
    expect(body).toContain('about <mark>rust</mark> &lt;b&gt;');
    expect(body).toContain('<a href="/account/bookmarks?q=rust"><bdi>rust</bdi></a>');
    expect(gateway.called('SearchBookmarks')).toEqual([
      { query: 'rsut', filter: {}, order: 'ORDER_RELEVANCE', pageSize: 20, pageToken: 'abc' },
    ]);
  });

  test('says what to do where there is nothing, or nothing of the kind', async () => {
    await using gateway = await aGateway({ ListBookmarks: () => ({ bookmarks: [], nextPageToken: '' }) });
    expect((await gateway.open('/account/bookmarks')).body).toContain('You have no bookmarks yet.');
    expect((await gateway.open('/account/bookmarks?tag=x')).body).toContain('see all your bookmarks');
  });

  test('is a page that says so while the library is away', async () => {
    const away = new HttpProblem({ status: 503, code: 'library_unavailable', detail: 'Try again.' });
    await using gateway = await aGateway({ ListBookmarks: () => Promise.reject(away) });
    const answer = await gateway.open('/account/bookmarks');
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('Try again.')]);
  });
});

describe('a bookmark that is added', () => {
  test.each([
    ['OUTCOME_CREATED', [], 'chg_1', '/account/bookmarks?done=created&change=chg_1'],
    ['OUTCOME_MERGED', [], 'chg_1', `/account/bookmarks/${ID}?done=merged&change=chg_1`],
    ['OUTCOME_MERGED', ['title'], 'chg_1', `/account/bookmarks/${ID}?done=merged_kept&change=chg_1`],
    ['OUTCOME_UNCHANGED', [], '', `/account/bookmarks/${ID}?done=unchanged`],
    ['OUTCOME_UNCHANGED', ['title'], '', `/account/bookmarks/${ID}?done=kept`],
  ])(
    'and turns out %s, keeping %j, is followed by a page that says so',
    async (outcome, kept, changeId, address) => {
      await using gateway = await aGateway({
        CreateBookmark: () => ({ bookmark: aBookmark(), outcome, changeId, kept }),
      });
      const added = { url: 'https://a.example', title: 'A', tags: ' web, ,news ' };
      const answer = await gateway.submit('/account/bookmarks/add', added);
      expect([answer.status, answer.headers.location]).toEqual([303, address]);
      expect(gateway.called('CreateBookmark')).toEqual([
        { url: 'https://a.example', title: 'A', tags: ['web', 'news'] },
      ]);
    },
  );

  test('and is refused stands in the form as it was typed', async () => {
    await using gateway = await aGateway({ CreateBookmark: () => Promise.reject(refused('No URL.')) });
    const answer = await gateway.submit('/account/bookmarks/add', { url: HOSTILE, title: 'T', tags: 'a, b' });
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('No URL.')]);
    expect(answer.body).toContain('value="&quot;&gt;&lt;img');
    expect(answer.body).toContain('value="a, b"');
  });
});

describe('an edit', () => {
  test('writes what was changed and nothing else, at the version that the form shows', async () => {
    await using gateway = await aGateway();
    const form = { ...FORM, title: 'New', tags: 'rust,books', collection: 'col_1', favorite: 'on' };
    const answer = await gateway.submit(`/account/bookmarks/${ID}`, form);
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      `/account/bookmarks/${ID}?done=edited&change=chg_words&change=chg_place`,
    ]);
    expect(gateway.called('UpdateBookmark')).toEqual([
      { ref: ID, title: 'New', tags: { tags: ['rust', 'books'] }, expectedVersion: 3 },
    ]);
    expect(gateway.called('OrganizeBookmarks')).toEqual([
      { refs: [ID], collection: 'col_1', favorite: true },
    ]);
  });

  test('that changes nothing writes nothing, whatever the ends of its lines are', async () => {
    const bookmark = aBookmark({ note: 'one\ntwo', title: 'a\nb', tags: ['x', 'y'] });
    await using gateway = await aGateway({ BatchGetBookmarks: () => ({ entries: [{ ref: ID, bookmark }] }) });
    const form = { ...FORM, note: 'one\r\ntwo', title: 'ab', tags: 'x , y,' };
    const answer = await gateway.submit(`/account/bookmarks/${ID}`, form);
    expect(answer.headers.location).toBe(`/account/bookmarks/${ID}?done=unchanged`);
    expect(gateway.called('UpdateBookmark')).toEqual([]);
  });

  test.each(['2', '', 'nonsense'])(
    'of version %j, while the bookmark is at 3, is shown beside what is there, and nothing is written',
    async (version) => {
      await using gateway = await aGateway();
      const form = { ...FORM, version, title: 'Mine', note: 'my words', status: 'archived' };
      const answer = await gateway.submit(`/account/bookmarks/${ID}`, form);
      expect(answer.status).toBe(409);
      expect(answer.body).toContain('value="Mine"');
      expect(answer.body).toContain('\nmy words</textarea>');
      expect(answer.body).toContain('At present: <bdi>The Book</bdi>');
      expect(answer.body).toContain('At present: nothing');
      expect(answer.body).toContain('At present: <bdi>unread</bdi>');
      expect(answer.body).toContain('name="version" value="3"');
      expect(gateway.calls.map(({ name }) => name)).not.toContain('UpdateBookmark');
      expect(gateway.calls.map(({ name }) => name)).not.toContain('OrganizeBookmarks');
    },
  );

  test('that somebody forestalls between the look and the write is shown beside what is there, too', async () => {
    let version = 3;
    await using gateway = await aGateway({
      BatchGetBookmarks: () => ({
        entries: [{ ref: ID, bookmark: aBookmark({ version, title: 'Theirs' }) }],
      }),
      UpdateBookmark: () => {
        version = 4;
        throw refused('The bookmark was changed in the meantime.');
      },
    });
    const answer = await gateway.submit(`/account/bookmarks/${ID}`, { ...FORM, title: 'Mine' });
    expect([answer.status, answer.body]).toEqual([409, expect.stringContaining('value="Mine"')]);
    expect(answer.body).toContain('At present: <bdi>Theirs</bdi>');
    expect(answer.body).toContain('name="version" value="4"');
  });

  test('that is refused stands in the form as it was typed', async () => {
    await using gateway = await aGateway({ UpdateBookmark: () => Promise.reject(refused('No URL.')) });
    const answer = await gateway.submit(`/account/bookmarks/${ID}`, {
      ...FORM,
      url: 'x',
      note: '</textarea>',
    });
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('No URL.')]);
    expect(answer.body).toContain('value="x"');
    expect(answer.body).toContain('&lt;/textarea&gt;</textarea>');
    expect(gateway.called('OrganizeBookmarks')).toEqual([]);
  });

  test('of which a part is refused says so, and offers the way back for the other', async () => {
    let version = 3;
    await using gateway = await aGateway({
      BatchGetBookmarks: () => ({ entries: [{ ref: ID, bookmark: aBookmark({ version }) }] }),
      UpdateBookmark: () => {
        version = 4;
        return { changeId: 'chg_words' };
      },
      OrganizeBookmarks: () => Promise.reject(refused('No such collection.')),
    });
    const form = { ...FORM, title: 'New', collection: 'col_gone' };
    const answer = await gateway.submit(`/account/bookmarks/${ID}`, form);
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('No such collection.')]);
    expect(answer.body).toContain('A part of it is saved');
    expect(answer.body).toContain('name="change" value="chg_words"');
    expect(answer.body).toContain('name="version" value="4"');
  });

  test('of a bookmark that is gone shows what was typed', async () => {
    await using gateway = await aGateway({ BatchGetBookmarks: () => ({ entries: [] }) });
    const answer = await gateway.submit(`/account/bookmarks/${ID}`, { ...FORM, note: `words ${HOSTILE}` });
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('<bdi>words &quot;&gt;&lt;img');
    expect((await gateway.open(`/account/bookmarks/${ID}`)).status).toBe(404);
  });

  test('may be as long as a bookmark, and no longer', async () => {
    await using gateway = await aGateway();
    const note = '語'.repeat(10_000);
    expect((await gateway.submit(`/account/bookmarks/${ID}`, { ...FORM, note })).status).toBe(303);
    const tooLong = await gateway.submit(`/account/bookmarks/${ID}`, { ...FORM, note: note.repeat(3) });
    expect(tooLong.status).toBe(400);
    expect(gateway.called('UpdateBookmark')).toHaveLength(1);
  });
});

describe('an undo', () => {
  const undone = { undoneCount: 1, conflictCount: 0, conflicts: [], changeId: 'chg_undo', jobId: '' };

  test('follows a deletion by a button', async () => {
    await using gateway = await aGateway({ BatchDeleteBookmarks: () => ({ changeId: 'chg_1' }) });
    const deleted = await gateway.submit(`/account/bookmarks/${ID}/delete`, {});
    expect(deleted.headers.location).toBe('/account/bookmarks?done=deleted&change=chg_1');
    const { body } = await gateway.open(String(deleted.headers.location));
    expect(body).toContain('Moved to the trash');
    expect(body).toContain('<input type="hidden" name="change" value="chg_1">');
  });

  test('takes two changes back, the last first, and can be undone itself', async () => {
    await using gateway = await aGateway({ UndoChange: () => undone });
    const cookieAndToken = `form_token=${gateway.formToken((await gateway.open('/account')).body)}`;
    const form = `${cookieAndToken}&change=chg_1&change=chg_2`;
    const answer = await gateway.post('/account/undo', gateway.cookie, form);
    expect(answer.headers.location).toBe('/account/bookmarks?done=undone&change=chg_undo&change=chg_undo');
    expect(gateway.called('UndoChange')).toEqual([{ changeId: 'chg_2' }, { changeId: 'chg_1' }]);
  });

  test('says what it left as it is', async () => {
    const conflicts = [{ entity: 'bookmark', entityId: ID, label: HOSTILE, reason: 'It was changed.' }];
    await using gateway = await aGateway({
      UndoChange: () => ({ ...undone, undoneCount: 0, conflictCount: 1, conflicts, changeId: '' }),
    });
    const answer = await gateway.submit('/account/undo', { change: 'chg_1' });
    expect(answer.body).toContain(
      '<bdi>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</bdi>: <bdi>It was changed.',
    );
  });

  test('of many things is followed by its job', async () => {
    await using gateway = await aGateway({ UndoChange: () => ({ ...undone, jobId: 'job_1' }) });
    const answer = await gateway.submit('/account/undo', { change: 'chg_1' });
    expect(answer.headers.location).toBe('/account/import/job_1');
  });

  test('of what is no change is not asked for', async () => {
    await using gateway = await aGateway({ UndoChange: () => undone });
    const answer = await gateway.submit('/account/undo', { change: `chg_1"${HOSTILE}` });
    expect(answer.headers.location).toBe('/account/bookmarks?done=unchanged');
    expect(gateway.called('UndoChange')).toEqual([]);
  });
});
