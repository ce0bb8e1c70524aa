import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { startGateway } from '../test/support/gateway.ts';
import type { Decision } from './audit/audit-log.ts';
import { linkNotGood } from './transfers/transfer-problem.ts';
import type { TransferService } from './transfers/transfer-service.ts';

const SECRET = 'xfr_000000000000.dXNlcg.secret';
const ACCEPT_HTML = ['accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'] as const;

/** Knows one link. */
function aTransferService(direction: 'import' | 'export', pieces: readonly string[] = []) {
  const received: string[] = [];
  const service: TransferService = {
    open: async (token) => {
      if (token !== SECRET) throw linkNotGood();
      return { direction, format: 'netscape', userSub: 'user_anna' };
    },
    upload: async (_token, bytes) => {
      received.push(await text(bytes));
      return 'job_000000000000';
    },
    async *download() {
      for (const piece of pieces) yield Buffer.from(piece);
    },
  };
  return { service, received };
}

function aForm(file: string): { body: string; headers: (readonly [string, string])[] } {
  const boundary = 'aBoundary';
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="b.html"\r\nContent-Type: text/html\r\n\r\n${file}\r\n--${boundary}--\r\n`;
  return { body, headers: [['content-type', `multipart/form-data; boundary=${boundary}`]] };
}

test('offers a form for an import link, with nothing in it that runs', async () => {
  await using gateway = await startGateway({ transfers: aTransferService('import').service });
  const answer = await gateway.send({ path: `/transfers/${SECRET}`, headers: [ACCEPT_HTML] });
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringMatching(/^default-src 'none'/),
  });
  expect(answer.body).toContain('enctype="multipart/form-data"');
  expect(answer.body).not.toContain(SECRET);
});

test.each([
  ['a form', aForm('the file')],
  [
    'the body',
    { body: 'the file', headers: [['content-type', 'application/x-www-form-urlencoded'] as const] },
  ],
])('takes a file from %s', async (_what, { body, headers }) => {
  const { service, received } = aTransferService('import');
  await using gateway = await startGateway({ transfers: service });
  const answer = await gateway.send({ method: 'POST', path: `/transfers/${SECRET}`, body, headers });
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    202,
    { job_id: 'job_000000000000', detail: expect.stringContaining('Ask your assistant') },
  ]);
  expect(received).toEqual(['the file']);
});

test('answers people with a page', async () => {
  await using gateway = await startGateway({ transfers: aTransferService('import').service });
  const { body, headers } = aForm('the file');
  const answer = await gateway.send({
    method: 'POST',
    path: `/transfers/${SECRET}`,
    body,
    headers: [...headers, ACCEPT_HTML],
  });
  expect(answer.body).toContain('How far is the import <code>job_000000000000</code>?');
});

test.each([
  ['an empty form', aForm('')],
  ['an empty body', { body: '', headers: [] }],
])('refuses %s before the link is used up', async (_what, { body, headers }) => {
  const { service, received } = aTransferService('import');
  await using gateway = await startGateway({ transfers: service });
  const answer = await gateway.send({ method: 'POST', path: `/transfers/${SECRET}`, body, headers });
  expect([answer.status, JSON.parse(answer.body).code]).toEqual([400, 'file_missing']);
  expect(received).toEqual([]);
});

test('refuses a form without a file, and what is no form', async () => {
  await using gateway = await startGateway({ transfers: aTransferService('import').service });
  const send = (body: string) =>
    gateway.send({
      method: 'POST',
      path: `/transfers/${SECRET}`,
      body,
      headers: [['content-type', 'multipart/form-data; boundary=x']],
    });
  expect(JSON.parse((await send('--x--\r\n')).body).code).toBe('file_missing');
  expect(JSON.parse((await send('nothing of the kind')).body).code).toBe('form_unreadable');
});

test('sends a file for an export link', async () => {
  const { service } = aTransferService('export', ['<one>', '<two>']);
  await using gateway = await startGateway({
    transfers: service,
    clock: () => new Date('2026-02-03T04:05:06Z'),
  });
  const answer = await gateway.send({ path: `/transfers/${SECRET}` });
  expect([answer.status, answer.body]).toEqual([200, '<one><two>']);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': 'attachment; filename="bookmarks-2026-02-03.html"',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  const head = await gateway.send({ method: 'HEAD', path: `/transfers/${SECRET}` });
  expect([head.status, head.body, head.headers['content-disposition']]).toEqual([
    200,
    '',
    answer.headers['content-disposition'],
  ]);
});

test.each([
  ['GET', 'import', 'wrong'],
  ['POST', 'import', 'wrong'],
  ['POST', 'export', SECRET],
] as const)(
  'answers %s with a link for %s that is not good in one way (%#)',
  async (method, direction, token) => {
    await using gateway = await startGateway({ transfers: aTransferService(direction).service });
    const answer = await gateway.send({
      method,
      path: `/transfers/${token}`,
      ...(method === 'POST' && { body: 'x' }),
    });
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([404, 'transfer_link_not_good']);
    const page = await gateway.send({ path: '/transfers/wrong', headers: [ACCEPT_HTML] });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toContain('Ask your assistant for a new one.');
  },
);

test('writes down whose file it was, and never the link', async () => {
  const decisions: Decision[] = [];
  await using gateway = await startGateway({
    transfers: aTransferService('export', ['x']).service,
    audit: (decision) => void decisions.push(decision),
  });
  await gateway.send({ path: `/transfers/${SECRET}` });
  await gateway.send({ path: '/transfers/wrong.secret' });
  expect(decisions).toMatchObject([
    { decision: 'allowed', sub: 'user_anna', credential: 'transfer_link', operation: 'transfer:export' },
    { decision: 'refused', reason: 'transfer_link_not_good' },
  ]);
  const log = gateway.lines.join('');
  expect(log).toContain('"route":"/transfers/:token"');
  expect(log).not.toContain('secret');
});

test('breaks a download off when the service does', async () => {
  const { service } = aTransferService('export');
  const broken: TransferService = {
    ...service,
    async *download() {
      yield Buffer.from('half');
      throw new Error('gone');
    },
  };
  await using gateway = await startGateway({ transfers: broken });
  await expect(gateway.send({ path: `/transfers/${SECRET}` })).rejects.toThrow(/aborted|hang up|reset/i);
});

test('counts requests for links by address', async () => {
  await using gateway = await startGateway({
    transfers: aTransferService('export', ['x']).service,
    limits: {
      address: { quota: 1, windowSeconds: 86_400 },
      public: { quota: 1, windowSeconds: 86_400 },
      caller: { quota: 1, windowSeconds: 1 },
      key: { quota: 1, windowSeconds: 1 },
      tools: { quota: 1, windowSeconds: 1 },
    },
  });
  expect((await gateway.send({ path: `/transfers/${SECRET}` })).status).toBe(200);
  expect((await gateway.send({ path: `/transfers/${SECRET}` })).status).toBe(429);
});

test('says what can be done with a link, and nothing of whether it is good', async () => {
  await using gateway = await startGateway({ transfers: aTransferService('import').service });
  const { status, headers } = await gateway.send({ method: 'OPTIONS', path: '/transfers/unknown' });
  expect([status, headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
});
