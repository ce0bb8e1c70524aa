import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { startAccountGateway } from '../test/support/account-gateway.ts';
import { HOST } from '../test/support/gateway.ts';
import { headOf, open } from '../test/support/http-client.ts';
import { HttpProblem } from './http/problem.ts';
import { createInProcessAdmit } from './limits/in-process.ts';
import { linkNotGood } from './transfers/transfer-problem.ts';
import type { TransferService } from './transfers/transfer-service.ts';

const HUGE = { quota: 1000, windowSeconds: 1 };
const BOUNDARY = 'aBoundary';
const MULTIPART = ['content-type', `multipart/form-data; boundary=${BOUNDARY}`] as const;
const CHOICES = { folders_as: 'FOLDERS_AS_BOTH', on_duplicate: 'ON_DUPLICATE_SKIP' };

const aJob = (fields: object) => ({
  ...{ id: 'job_1', kind: 'import', state: 'STATE_RUNNING', doneCount: 1, totalCount: 4, changeId: '' },
  ...{ failure: '', importReport: null, undoReport: null, organizeReport: null, ...fields },
});

async function aGateway({
  job = aJob({}),
  download,
  createLink = () => ({ token: 'xfr_secret' }),
  overrides = {},
}: {
  job?: object;
  download?: TransferService['download'];
  createLink?: () => unknown;
  overrides?: Parameters<typeof startAccountGateway>[1];
} = {}) {
  const received: string[] = [];
  const transfers: TransferService = {
    open: () => Promise.reject(new Error('not needed')),
    upload: async (token, bytes) => {
      received.push(`${token}: ${await text(bytes)}`);
      return 'job_1';
    },
    async *download(token) {
      yield Buffer.from(`file of ${token}`);
    },
    ...(download && { download }),
  };
  const answer = (name: string) => (name === 'GetJob' ? job : createLink());
  const clock = () => new Date('2026-02-03T04:05:06Z');
  const gateway = await startAccountGateway(answer, { transfers, clock, ...overrides });
  const cookie = await gateway.signIn();
  const open = (path: string) => gateway.get(path, cookie);
  const token = gateway.formToken((await open('/account')).body);
  const upload = (body: string, headers: (readonly [string, string])[] = []) =>
    gateway.send({
      ...{ method: 'POST', path: '/account/import', body },
      headers: [MULTIPART, ['cookie', cookie], ...headers],
    });
  const submit = (path: string, form: Record<string, string>) =>
    gateway.post(path, cookie, `${new URLSearchParams({ form_token: token, ...form })}`);
  return Object.assign(gateway, { received, token, open, upload, submit, cookie });
}

const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="b.html"\r\nContent-Type: text/html\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;
const aForm = (fields: Record<string, string>, content = 'the file') =>
  `${Object.entries(fields)
    .map(([name, value]) => field(name, value))
    .join('')}${file(content)}${END}`;

describe('an import', () => {
  test('whose form is not ours, and which comes in pieces, ends nothing but itself', async () => {
    await using gateway = await aGateway();
    const form = aForm({ form_token: 'of another sign-in' });
    const cookie = ['cookie', gateway.cookie] as const;
    const inPieces = [
      ['connection', 'keep-alive'],
      ['transfer-encoding', 'chunked'],
    ] as const;
    const headers = [HOST, MULTIPART, cookie, ...inPieces];
    const outgoing = open(gateway.server, { method: 'POST', path: '/account/import', headers });
    const head = headOf(outgoing);
    outgoing.write(form.slice(0, -20));
    const answer = await head;
    outgoing.end(form.slice(-20));
    expect(answer.statusCode).toBe(403);
    await text(answer);
    expect((await gateway.open('/account/import')).status).toBe(200);
  });

  test('takes a file by a form of ours, as the form chooses, and leads to its job', async () => {
    await using gateway = await aGateway();
    const answer = await gateway.upload(aForm({ form_token: gateway.token, ...CHOICES }));
    expect([answer.status, answer.headers.location]).toEqual([303, '/account/import/job_1']);
    expect(gateway.received).toEqual(['xfr_secret: the file']);
    expect(gateway.calls).toEqual([
      {
        name: 'CreateImportLink',
        request: { options: { foldersAs: 'FOLDERS_AS_BOTH', onDuplicate: 'ON_DUPLICATE_SKIP' } },
        sub: 'session:user_anna',
      },
    ]);
    expect(gateway.audited).toContainEqual(
      expect.objectContaining({ operation: 'transfer:import', sub: 'user_anna', credential: 'session' }),
    );
    expect(gateway.lines.join()).not.toContain('xfr_secret');
  });

  test.each([
    ['without the token', () => aForm(CHOICES)],
    ['with a token that is none', () => aForm({ form_token: 'nonsense' })],
    ['with the token behind the file', (token: string) => `${file('x')}${field('form_token', token)}${END}`],
  ])('of a form %s is refused before its file is read', async (_what, form) => {
    await using gateway = await aGateway();
    expect((await gateway.upload(form(gateway.token))).status).toBe(403);
    expect([gateway.received, gateway.calls]).toEqual([[], []]);
  });

  test('of a form of another site is refused', async () => {
    await using gateway = await aGateway();
    const form = aForm({ form_token: gateway.token });
    expect((await gateway.upload(form, [['origin', 'https://evil.example']])).status).toBe(403);
    expect([gateway.received, gateway.calls]).toEqual([[], []]);
  });

  test.each([
    ['no file', `${END}`, 'No file came'],
    ['an empty file', undefined, 'No file came'],
    ['what is no form', 'nonsense', 'could not be read'],
  ])('of %s is refused with a page, and makes no link', async (_what, body, words) => {
    await using gateway = await aGateway();
    const answer = await gateway.upload(body ?? aForm({ form_token: gateway.token }, ''));
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining(words)]);
    expect(gateway.calls).toEqual([]);
  });

  test('of more than a file may have is refused, by what it says or when it has come', async () => {
    await using gateway = await aGateway();
    const length = String(LIMITS.importFileBytes + 20_000);
    const said = await gateway.send({
      ...{ method: 'POST', path: '/account/import' },
      headers: [MULTIPART, ['cookie', gateway.cookie], ['content-length', length]],
    });
    expect([said.status, said.body]).toEqual([413, expect.stringContaining('larger than 100 MB')]);
    const form = aForm({ form_token: gateway.token }, 'x'.repeat(LIMITS.importFileBytes + 1));
    const come = await gateway.upload(form);
    expect([come.status, come.body]).toEqual([413, expect.stringContaining('larger than 100 MB')]);
    expect(gateway.received).toEqual([]);
  });

  test('that is refused is read to its end all the same, so that a browser gets to the answer', async () => {
    await using gateway = await aGateway();
    const sent = open(gateway.server, {
      ...{ method: 'POST', path: '/account/import' },
      headers: [HOST, MULTIPART, ['cookie', gateway.cookie], ['connection', 'keep-alive']],
    });
    sent.end(aForm(CHOICES, 'x'.repeat(20_000_000)));
    const [answer] = await Promise.all([headOf(sent), once(sent, 'finish')]);
    expect(answer.statusCode).toBe(403);
    answer.resume();
  });

  test('costs as much as by the tool', async () => {
    const limits = {
      address: HUGE,
      caller: HUGE,
      key: HUGE,
      public: HUGE,
      tools: { quota: 600, windowSeconds: 1000 },
    };
    const admit = createInProcessAdmit({ clock: () => new Date(0) });
    await using gateway = await aGateway({ overrides: { admit, limits } });
    const form = aForm({ form_token: gateway.token });
    expect((await gateway.upload(form)).status).toBe(303);
    expect((await gateway.upload(form)).status).toBe(429);
  });
});

describe('the page of a job', () => {
  test('looks again while the job is under way', async () => {
    await using gateway = await aGateway();
    const { headers, body } = await gateway.open('/account/import/job_1');
    expect(headers.refresh).toBe('2');
    expect(body).toContain('max="4" value="1">1 of 4<');
  });

  test('looks no more when it has ended, says what was skipped, and offers the way back', async () => {
    const problems = [{ place: 7, reason: 'It is a <b>bookmarklet</b>.', excerpt: '<script>' }];
    const importReport = { createdCount: 3, mergedCount: 0, unchangedCount: 0, problemCount: 2, problems };
    const job = aJob({ state: 'STATE_DONE', doneCount: 4, changeId: 'chg_1', importReport });
    await using gateway = await aGateway({ job });
    const { headers, body } = await gateway.open('/account/import/job_1');
    expect(headers.refresh).toBeUndefined();
    expect(body).toContain(
      'At 7: <bdi>It is a &lt;b&gt;bookmarklet&lt;/b&gt;.</bdi> <code><bdi>&lt;script&gt;',
    );
    expect(body).toContain('These are the first 1.');
    expect(body).toContain('<dt>Skipped, or changed on the way</dt><dd>2</dd>');
    expect(body).toContain('name="change" value="chg_1"');
  });

  test('counts apart what was skipped and what was changed, where the library does', async () => {
    const counts = { createdCount: 3, mergedCount: 0, unchangedCount: 0, problemCount: 5, droppedCount: 2 };
    const importReport = { ...counts, problems: [] };
    await using gateway = await aGateway({ job: aJob({ state: 'STATE_DONE', importReport }) });
    const { body } = await gateway.open('/account/import/job_1');
    expect(body).toContain('<dt>Skipped</dt><dd>2</dd>');
    expect(body).toContain('<dt>Changed on the way</dt><dd>3</dd>');
  });

  test('says why it failed', async () => {
    const job = aJob({ state: 'STATE_FAILED', failure: 'The file is no <i>list</i>.' });
    await using gateway = await aGateway({ job });
    const { headers, body } = await gateway.open('/account/import/job_1');
    expect(headers.refresh).toBeUndefined();
    expect(body).toContain('The file is no &lt;i&gt;list&lt;/i&gt;.');
  });
});

describe('an export', () => {
  test('answers a form of ours with a file that has the day in its name and runs nothing', async () => {
    await using gateway = await aGateway();
    const answer = await gateway.submit('/account/export', { format: 'csv', q: ' tag:rust ' });
    expect([answer.status, answer.body]).toEqual([200, 'file of xfr_secret']);
    expect(answer.headers).toMatchObject({
      'content-disposition': 'attachment; filename="bookmarks-2026-02-03.csv"',
      'content-type': 'text/csv; charset=utf-8',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'no-store',
    });
    expect(gateway.calls).toMatchObject([
      { name: 'CreateExportLink', request: { format: 'FILE_FORMAT_CSV', filter: { query: 'tag:rust' } } },
    ]);
    expect(gateway.audited).toContainEqual(
      expect.objectContaining({ operation: 'transfer:export', sub: 'user_anna' }),
    );
  });

  test('of a query with a mistake says so, and keeps the form', async () => {
    const problem = new HttpProblem({ status: 400, code: 'library_refused', detail: 'A "(" is open.' });
    await using gateway = await aGateway({ createLink: () => Promise.reject(problem) });
    const answer = await gateway.submit('/account/export', { format: 'json', q: '("' });
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('A &quot;(&quot; is open.')]);
    expect(answer.body).toContain('value="json" checked');
    expect(answer.body).toContain('value="(&quot;"');
  });

  test('that breaks off is no whole file', async () => {
    await using gateway = await aGateway({
      async *download() {
        yield Buffer.from('the beginning');
        throw linkNotGood();
      },
    });
    await expect(gateway.submit('/account/export', { format: 'json' })).rejects.toThrow();
    expect(gateway.lines.join()).not.toContain('HEADERS_SENT');
  });
});
