import { createIdentityVerifier, generateKeyPair, verificationKeys } from '@bookmarks/identity';
import { LIMITS, TransferServiceClient } from '@bookmarks/protos';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import { credentials, type ServiceError, status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HealthImplementation } from 'grpc-health-check';
import { readRealBookmarks } from '../../dev/real-bookmarks/read-real-bookmarks.ts';
import { listen } from '../src/grpc/listen.ts';
import { IMPORT_REPORT } from '../src/import/import-report.ts';
import { createServer } from '../src/server.ts';
import type { ExportFormat } from '../src/transfers/transfer-params.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { finishedJob, startWorker } from './helpers/jobs.ts';
import { callBy, NO_FILTER } from './helpers/library.ts';

const OPTIONS = { format: 'auto', foldersAs: 'collections', onDuplicate: 'merge' } as const;

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startWorker>>;
let client: InstanceType<typeof TransferServiceClient>;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  worker = resources.use(await startWorker(database));
  const server = createServer({
    library: worker.library,
    verifyIdentity: createIdentityVerifier(
      verificationKeys(generateKeyPair('test').publicJwkSet),
      'bookmark-service',
    ),
    health: new HealthImplementation({ '': 'SERVING' }),
    metrics: createMetrics('test'),
    log: createLogger('test', 'silent'),
  });
  const { port } = resources.use(await listen(server, 0));
  client = resources.adopt(
    new TransferServiceClient(`127.0.0.1:${port}`, credentials.createInsecure()),
    (opened) => opened.close(),
  );
});
afterAll(() => resources.disposeAsync());

const importLink = async (user: string) =>
  (await worker.library.createImportLink(callBy(user), OPTIONS)).token;
const exportLink = async (user: string, format: ExportFormat, filter = {}) =>
  (await worker.library.createExportLink(callBy(user), { format, filter: { ...NO_FILTER, ...filter } }))
    .token;

function upload(token: string, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = client.upload((error, response) => {
      if (response === undefined) reject(error);
      else resolve(response.jobId);
    });
    call.on('error', () => {});
    call.write({ token });
    for (let start = 0; start < bytes.length; start += 100_000) {
      call.write({ bytes: bytes.subarray(start, start + 100_000) });
    }
    call.end();
  });
}

async function download(token: string): Promise<string> {
  const call = client.download({ token });
  const pieces = await Array.fromAsync(call as AsyncIterable<{ bytes: Buffer }>);
  return Buffer.concat(pieces.map(({ bytes }) => bytes)).toString();
}

async function importFile(user: string, file: string) {
  const job = await finishedJob(
    worker.library,
    callBy(user),
    await upload(await importLink(user), Buffer.from(file)),
  );
  expect(job).toMatchObject({ state: 'done' });
  return IMPORT_REPORT.parse(job.result);
}

/** The records of a JSON export, in an order that does not depend on the time of the import. */
async function recordsOf(user: string) {
  const file = JSON.parse(await download(await exportLink(user, 'json')));
  return file.bookmarks.toSorted((one: { url: string }, other: { url: string }) =>
    one.url < other.url ? -1 : 1,
  );
}

async function realFile(count: number): Promise<string> {
  const bookmarks: object[] = [];
  for await (const { name, homepage, title, section, tags } of readRealBookmarks()) {
    const number = bookmarks.length;
    if (number === count) break;
    bookmarks.push({
      url: homepage,
      title: `${name}: ${title}`,
      description: number % 3 === 0 ? `"About" <b>${name}</b> &amp;\nmore` : '',
      note: number % 4 === 0 ? `Mine: ${name}` : '',
      tags,
      collection: number % 7 === 0 ? [] : section.split('/'),
      status: ['unread', 'read', 'archived'][number % 3],
      favorite: number % 11 === 0,
      created_at: new Date(Date.UTC(2010, 0, 1) + number * 99_999).toISOString(),
      updated_at: new Date(Date.UTC(2015, 0, 1) + number * 99_999).toISOString(),
    });
  }
  return JSON.stringify({ format: 'bookmarks-export', version: 1, bookmarks });
}

test.each(['netscape', 'json', 'csv'] as const)(
  'gives back every field of real bookmarks through %s',
  async (format) => {
    const [from, to] = [`from-${format}`, `to-${format}`];
    const report = await importFile(from, await realFile(3000));
    expect(report).toMatchObject({ entryCount: 3000 });
    const records = await recordsOf(from);
    expect(records).toHaveLength(report.createdCount);
    const again = await importFile(to, await download(await exportLink(from, format)));
    expect(again).toMatchObject({ createdCount: records.length, problemCount: 0 });
    expect(await recordsOf(to)).toEqual(records);
  },
  120_000,
);

test('exports what passes a filter, and writes Markdown to read', async () => {
  await worker.library.create(callBy('filter'), {
    url: 'https://example.com/1',
    title: 'One',
    tags: ['yes'],
  });
  await worker.library.create(callBy('filter'), { url: 'https://example.com/2', title: 'Two' });
  const file = await download(await exportLink('filter', 'markdown', { tagsAll: ['yes'] }));
  expect(file).toContain('- [One](<https://example.com/1>) \\#yes'.replace('\\#', '#'));
  expect(file).not.toContain('Two');
});

const notFound = { code: Status.NOT_FOUND, details: expect.stringContaining('not good, or not any more') };

test('takes one file by a link, and downloads as often as wanted', async () => {
  const token = await importLink('once');
  await upload(token, Buffer.from('https://example.com/'));
  await expect(upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
  const link = await exportLink('once', 'csv');
  expect(await download(link)).toBe(await download(link));
});

test('takes only one of two files that come at once', async () => {
  const token = await importLink('race');
  const outcomes = await Promise.allSettled(
    [1, 2].map(() => upload(token, Buffer.from('https://example.com/'))),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('refuses tokens that were tampered with, of another kind, and of another user', async () => {
  const token = await exportLink('anna', 'json');
  const [id = '', , secret = ''] = token.split('.');
  const library = (user: string) => Buffer.from(callBy(user).userSub).toString('base64url');
  await worker.library.create(callBy('ben'), { url: 'https://ben.example/' });
  for (const wrong of [
    '',
    'xfr_',
    `${id}.${library('ben')}.${secret}`,
    `${id}.${library('anna')}.${'A'.repeat(43)}`,
    `${id}.${library('anna')}.${secret.slice(1)}`,
    `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}.${library('anna')}.${secret}`,
    await importLink('anna'),
  ]) {
    await expect(download(wrong)).rejects.toMatchObject(notFound);
  }
  await expect(upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
  expect(await download(token)).not.toContain('ben.example');
});

test('keeps no secret, and lets no link live longer than a quarter of an hour', async () => {
  const link = await worker.library.createImportLink(callBy('kept'), OPTIONS);
  expect(link.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  const id = link.token.split('.')[0] ?? '';
  const transfer = await worker.store.read(callBy('kept'), (library) => library.transferById(id));
  expect(JSON.stringify(transfer)).not.toContain(link.token.split('.')[2]);
});

test('keeps nothing of a file that breaks off, and takes it again', async () => {
  const token = await importLink('broken');
  await new Promise<void>((resolve) => {
    const call = client.upload((error: ServiceError | null) => {
      expect(error?.code).toBe(Status.CANCELLED);
      resolve();
    });
    call.on('error', () => {});
    call.write({ token });
    call.write({ bytes: Buffer.alloc(1024 * 1024, 'x') }, () => setImmediate(() => call.cancel()));
  });
  for (;;) {
    const jobId = await upload(token, Buffer.from('https://example.com/whole')).catch(() => undefined);
    if (jobId === undefined) continue;
    const job = await finishedJob(worker.library, callBy('broken'), jobId);
    expect(job.result).toMatchObject({ entryCount: 1 });
    break;
  }
});

test('takes a file again by a link whose process was killed while one came', async () => {
  const token = await importLink('killed');
  const id = token.split('.')[0] ?? '';
  const claim = (at: Date) =>
    worker.store.write(callBy('killed'), (library) => library.claimTransfer(id, { at, staleBefore: at }));
  expect(await claim(new Date())).toBe(true);
  await expect(upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
  await worker.store.write(callBy('killed'), (library) =>
    library.renewClaim(id, new Date(Date.now() - 61_000)),
  );
  await upload(token, Buffer.from('https://example.com/'));
  await expect(upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
});

test('starts one job where two processes think that a link is theirs', async () => {
  const token = await importLink('twice');
  const id = token.split('.')[0] ?? '';
  async function* overtaken() {
    yield Buffer.from('https://example.com/');
    await worker.store.write(callBy('twice'), (library) => library.useTransfer(id, new Date()));
  }
  await expect(worker.library.receiveFile(token, overtaken())).rejects.toMatchObject({ code: 'not_found' });
  const read = <T>(work: Parameters<typeof worker.store.read<T>>[1]) =>
    worker.store.read(callBy('twice'), work);
  expect(await read((library) => library.countUnfinishedJobs())).toBe(0);
  expect(await read((library) => library.storedImportBytes())).toBe(0);
});

test('refuses a file that is too large, and keeps nothing of it', async () => {
  const token = await importLink('large');
  const bytes = Buffer.alloc(LIMITS.importFileBytes + 1, 'x');
  await expect(upload(token, bytes)).rejects.toMatchObject({ code: Status.RESOURCE_EXHAUSTED });
  const left = await worker.store.read(callBy('large'), (library) => library.countUnfinishedJobs());
  expect(left).toBe(0);
}, 60_000);
