import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { type BulkWork, doOrStart } from './bulk-work.ts';
import type { LibraryWriter } from './library-store.ts';

/** Work on `total` things of which each step does one, up to three of them; says in which order what happened. */
function workOn(total: number) {
  const happened: string[] = [];
  const work: BulkWork<{ sum: number }> = {
    changeId: 'chg_000000000000',
    total: async () => total,
    async step(_library, cursor, before) {
      const position = Number(cursor ?? 0);
      happened.push(`step ${position}`);
      const sum = ((before as { sum: number } | undefined)?.sum ?? 0) + 1;
      return { done: 1, cursor: position === 2 ? undefined : String(position + 1), report: { sum } };
    },
  };
  const library = {
    deferIndexing: async () => void happened.push('defer'),
  } as unknown as LibraryWriter;
  const startJob = async () => {
    happened.push('start');
    return 'job_000000000000';
  };
  const run = () => doOrStart(library, work, { kind: 'undo', params: {}, startJob });
  return { run, happened };
}

describe('doOrStart', () => {
  test('does every step, each with the report of the one before', async () => {
    const { run, happened } = workOn(3);
    expect(await run()).toMatchObject({ report: { sum: 3 }, jobId: undefined });
    expect(happened).toEqual(['step 0', 'step 1', 'step 2']);
  });

  test('has many things indexed at the end', async () => {
    const { run, happened } = workOn(LIMITS.bookmarksPerCall);
    await run();
    expect(happened).toEqual(['defer', 'step 0', 'step 1', 'step 2']);
  });

  test('leaves to a job what a call has no time for', async () => {
    const { run, happened } = workOn(LIMITS.bookmarksPerCall + 1);
    expect(await run()).toMatchObject({ report: undefined, jobId: 'job_000000000000' });
    expect(happened).toEqual(['start']);
  });
});
