import { LIMITS } from '@bookmarks/protos';
import { type ServiceError, status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase } from './helpers/database.ts';
import { finishedJob } from './helpers/jobs.ts';
import { callBy } from './helpers/library.ts';
import { IMPORT_OPTIONS, startTransfers, type Transfers } from './helpers/transfers.ts';

let transfers: Transfers;
let library: Transfers['library'];
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  transfers = resources.use(await startTransfers(resources.use(await createDatabase())));
  ({ library } = transfers);
});
afterAll(() => resources.disposeAsync());

test('exports what passes a filter, and writes Markdown to read', async () => {
  await library.create(callBy('filter'), {
    url: 'https://example.com/1',
    title: 'One',
    tags: ['yes'],
  });
  await library.create(callBy('filter'), { url: 'https://example.com/2', title: 'Two' });
  const file = String(await transfers.exportFile('filter', 'markdown', { tagsAll: ['yes'] }));
  expect(file).toContain('- [One](<https://example.com/1>) \\#yes'.replace('\\#', '#'));
  expect(file).not.toContain('Two');
});

const notFound = { code: Status.NOT_FOUND, details: expect.stringContaining('not good, or not any more') };

test('takes one file by a link, and downloads as often as wanted', async () => {
  const token = await transfers.importLink('once');
  await transfers.upload(token, Buffer.from('https://example.com/'));
  await expect(transfers.upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
  const link = await transfers.exportLink('once', 'csv');
  expect(await transfers.download(link)).toEqual(await transfers.download(link));
});

test('takes only one of two files that come at once', async () => {
  const token = await transfers.importLink('race');
  const outcomes = await Promise.allSettled(
    [1, 2].map(() => transfers.upload(token, Buffer.from('https://example.com/'))),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('refuses tokens that were tampered with, of another kind, and of another user', async () => {
  const token = await transfers.exportLink('anna', 'json');
  const [id = '', , secret = ''] = token.split('.');
  const owner = (user: string) => Buffer.from(callBy(user).userSub).toString('base64url');
  await library.create(callBy('ben'), { url: 'https://ben.example/' });
  for (const wrong of [
    '',
    'xfr_',
    `${id}.${owner('ben')}.${secret}`,
    `${id}.${owner('anna')}.${'A'.repeat(43)}`,
    `${id}.${owner('anna')}.${secret.slice(1)}`,
    `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}.${owner('anna')}.${secret}`,
    await transfers.importLink('anna'),
  ]) {
    await expect(transfers.download(wrong)).rejects.toMatchObject(notFound);
  }
  await expect(transfers.upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
  expect(String(await transfers.download(token))).not.toContain('ben.example');
});

test('keeps no secret, and lets no link live longer than a quarter of an hour', async () => {
  const link = await library.createImportLink(callBy('kept'), IMPORT_OPTIONS);
  expect(link.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  const id = link.token.split('.')[0] ?? '';
  const transfer = await transfers.store.read(callBy('kept'), (library) => library.transferById(id));
  expect(JSON.stringify(transfer)).not.toContain(link.token.split('.')[2]);
});

test('keeps nothing of a file that breaks off, and takes it again', async () => {
  const token = await transfers.importLink('broken');
  await new Promise<void>((resolve) => {
    const call = transfers.client.upload((error: ServiceError | null) => {
      expect(error?.code).toBe(Status.CANCELLED);
      resolve();
    });
    call.on('error', () => {});
    call.write({ token });
    call.write({ bytes: Buffer.alloc(1024 * 1024, 'x') }, () => setImmediate(() => call.cancel()));
  });
  for (;;) {
    const jobId = await transfers
      .upload(token, Buffer.from('https://example.com/whole'))
      .catch(() => undefined);
    if (jobId === undefined) continue;
    const job = await finishedJob(library, callBy('broken'), jobId);
    expect(job.result).toMatchObject({ entryCount: 1 });
    break;
  }
});

test('takes a file again by a link whose process was killed while one came', async () => {
  const token = await transfers.importLink('killed');
  const id = token.split('.')[0] ?? '';
  const claim = (at: Date) =>
    transfers.store.write(callBy('killed'), (library) => library.claimTransfer(id, { at, staleBefore: at }));
  expect(await claim(new Date())).toBe(true);
  await expect(transfers.upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
  await transfers.store.write(callBy('killed'), (library) =>
    library.renewClaim(id, new Date(Date.now() - 61_000)),
  );
  await transfers.upload(token, Buffer.from('https://example.com/'));
  await expect(transfers.upload(token, Buffer.from('https://example.com/'))).rejects.toMatchObject(notFound);
});

test('starts one job where two processes think that a link is theirs', async () => {
  const token = await transfers.importLink('twice');
  const id = token.split('.')[0] ?? '';
  async function* overtaken() {
    yield Buffer.from('https://example.com/');
    await transfers.store.write(callBy('twice'), (library) => library.useTransfer(id, new Date()));
  }
  await expect(library.receiveFile(token, overtaken())).rejects.toMatchObject({
    code: 'not_found',
  });
  const read = <T>(work: Parameters<typeof transfers.store.read<T>>[1]) =>
    transfers.store.read(callBy('twice'), work);
  expect(await read((library) => library.countUnfinishedJobs())).toBe(0);
  expect(await read((library) => library.storedImportBytes())).toBe(0);
});

test('refuses a file that is too large, and keeps nothing of it', async () => {
  const token = await transfers.importLink('large');
  const bytes = Buffer.alloc(LIMITS.importFileBytes + 1, 'x');
  await expect(transfers.upload(token, bytes)).rejects.toMatchObject({ code: Status.RESOURCE_EXHAUSTED });
  const left = await transfers.store.read(callBy('large'), (library) => library.countUnfinishedJobs());
  expect(left).toBe(0);
}, 60_000);
