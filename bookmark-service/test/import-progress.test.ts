import { LIMITS } from '@bookmarks/protos';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ImportProgress } from '../src/import/import-progress.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { startWorker } from './helpers/jobs.ts';
import { callBy } from './helpers/library.ts';
import { aServer, assertionFor } from './helpers/server.ts';
import { IMPORT_OPTIONS } from './helpers/transfers.ts';

let database: TestDatabase;
let library: Awaited<ReturnType<typeof startWorker>>['library'];
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  ({ library } = resources.use(await startWorker(database, { works: false })));
});
afterAll(() => resources.disposeAsync());

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second, 123));
const source = 'raindrop';
const run = { nextPage: 7, newestAt: at(30), oldestAt: at(20), until: at(10) };
const content = '[{"url":"https://example.com/"}]';
const importBy = (user: string, progress?: ImportProgress, text = content) =>
  library.importContent(callBy(user), { content: text, options: IMPORT_OPTIONS, progress });
const progressOf = (user: string) => library.importProgress(callBy(user), source);

describe('how far the imports from a service have come', () => {
  test('is nowhere at first', async () => {
    expect(await progressOf('new')).toEqual({ source, seenAt: undefined, run: undefined });
  });

  test('is kept with the start of an import, and replaced by the next', async () => {
    for (const progress of [
      { source, seenAt: at(10), run },
      { source, seenAt: at(30), run: undefined },
      {
        source,
        seenAt: undefined,
        run: { nextPage: 0, newestAt: undefined, oldestAt: undefined, until: undefined },
      },
    ] as const) {
      await importBy('kept', progress);
      expect(await progressOf('kept')).toEqual(progress);
    }
  });

  test('is that of each source, and of each user', async () => {
    await importBy('ours', { source, seenAt: at(10), run: undefined });
    expect(await library.importProgress(callBy('ours'), 'github')).toMatchObject({ seenAt: undefined });
    expect(await progressOf('theirs')).toMatchObject({ seenAt: undefined });
  });

  test('stays as it was by a dry run, and by an import that is refused', async () => {
    const progress = { source, seenAt: at(10), run: undefined } as const;
    await library.rehearseImport(callBy('stays'), { content, options: IMPORT_OPTIONS, progress });
    const tooLarge = ' '.repeat(LIMITS.sourceContentBytes + 1);
    await expect(importBy('stays', progress, tooLarge)).rejects.toMatchObject({ code: 'invalid' });
    expect(await progressOf('stays')).toMatchObject({ seenAt: undefined });
  });

  test('stays as it was where there are too many jobs already', async () => {
    for (let started = 0; started < 20; started++) await importBy('full');
    const refused = importBy('full', { source, seenAt: at(10), run: undefined });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('jobs') });
    expect(await progressOf('full')).toMatchObject({ seenAt: undefined });
  });

  test('lets more be sent at once than text of a caller', async () => {
    const note = 'x'.repeat(LIMITS.importContentLength);
    const long = JSON.stringify([{ url: 'https://example.com/', note }]);
    await expect(importBy('long', undefined, long)).rejects.toMatchObject({ code: 'invalid' });
    const progress = { source, seenAt: undefined, run: undefined } as const;
    expect(await importBy('long', progress, long)).toMatch(/^job_/);
  });

  test('is told to its user, and taken only as it can be', async () => {
    await using server = await aServer(database.serviceUrl);
    await importBy('told', { source, seenAt: at(10), run });
    const times = [at(30), at(20), at(10)].map((date) => ({
      seconds: String(Math.floor(date.getTime() / 1000)),
      nanos: 123_000_000,
    }));
    const [newestTime, oldestTime, seenTime] = times;
    const message = 'IMPORT_SOURCE_RAINDROP';
    expect(await server.call('GetImportProgress', { source: message }, await assertionFor('told'))).toEqual({
      source: message,
      seenTime,
      run: { nextPage: 7, newestTime, oldestTime, untilTime: seenTime },
    });
    for (const progress of [{}, { source: message, run: { nextPage: -1 } }] as const) {
      await expect(
        server.call('ImportBookmarks', { content, progress }, await assertionFor('told')),
      ).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
    }
  });
});
