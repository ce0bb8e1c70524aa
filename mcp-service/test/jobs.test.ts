import { describe, expect, test } from '@jest/globals';
import { ERAS } from './helpers/eras.ts';
import { aBookmark } from './helpers/in-memory-bookmarks.ts';
import { aToolSession } from './helpers/tool-session.ts';

const NONE_SKIPPED = { unchangedCount: 0, skippedCount: 0, skippedIds: [] };

describe.each(ERAS)('%s', (_era, connectTo) => {
  const aSession = () => aToolSession(connectTo, [aBookmark()]);

  test('is told that a job organizes many, and no count that is not known yet', async () => {
    await using session = await aSession();
    const jobId = 'job_000000000002';
    const report = {
      ...NONE_SKIPPED,
      examples: [],
      missingRefs: [],
      reminder: undefined,
      changeId: undefined,
      jobId,
    };
    session.library.organize = async () => ({ ...report, changedCount: 0 });
    const call = { filter: { status: 'unread' }, add_tags: ['later'] };
    const { data, text } = await session.call('organize_bookmarks', call);
    expect(data).toMatchObject({ job_id: jobId });
    expect(text).toContain('a job changes them');
    expect(text).not.toMatch(/\b0\b/);
    session.library.organize = async () => ({ ...report, changedCount: 12_000 });
    expect((await session.call('organize_bookmarks', call)).text).toContain(
      '12000 bookmarks will be changed',
    );
  });

  test('imports text and gets the report, or a link for a file', async () => {
    await using session = await aSession();
    const dry = await session.call('import_bookmarks', { content: 'x', dry_run: true });
    expect(dry.data).toMatchObject({
      status: 'dry_run',
      report: { entries: 3, created: 2, problems: 1, not_imported: 1 },
    });
    const done = await session.call('import_bookmarks', { content: 'x' });
    expect(done.data).toMatchObject({
      status: 'done',
      change_id: 'chg_000000000005',
      job_id: 'job_000000000001',
      report: { first_problems: [{ place: 7 }] },
    });
    expect(done.text).toContain('0 unchanged, 1 not imported, 0 changed on the way.');
    expect(done.text).toMatch(/Not imported, or changed on the way: .*\n- at 7: It has no URL. <A>Nice line/);
    const { library } = session;
    const { importReport } = library.currentJob;
    library.currentJob = {
      ...library.currentJob,
      ...(importReport && { importReport: { ...importReport, droppedCount: undefined } }),
    };
    const toldTogether = await session.call('import_bookmarks', { content: 'x' });
    expect(toldTogether.text).toContain('0 unchanged, 1 not imported, or changed on the way.');
    const link = await session.call('import_bookmarks', { upload: true });
    expect(link.data).toMatchObject({
      status: 'upload_link',
      upload_url: expect.stringContaining('/transfers/'),
    });
    expect((await session.call('import_bookmarks')).isError).toBe(true);
    const failed = { ...session.library.currentJob, state: 'failed', failure: 'Too many.' } as const;
    session.library.currentJob = failed;
    expect(await session.call('import_bookmarks', { content: 'x' })).toMatchObject({
      isError: true,
      text: 'Only a part is imported (job job_000000000001): Too many.\nChange chg_000000000005; undo_change takes it back.',
    });
    session.library.currentJob = { ...failed, changeId: undefined };
    expect(await session.call('import_bookmarks', { content: 'x' })).toMatchObject({
      isError: true,
      text: 'Nothing is imported (job job_000000000001): Too many.',
    });
  });

  test('gets a job to ask about when an import takes longer', async () => {
    await using session = await aSession();
    session.library.currentJob = { ...session.library.currentJob, state: 'running' };
    const running = await session.call('import_bookmarks', { content: 'x' });
    expect(running.data).toEqual({ status: 'running', job_id: 'job_000000000001' });
    expect(running.text).toContain('library_overview');
    const { data, text } = await session.call('library_overview');
    expect(data).toMatchObject({
      jobs: [{ job_id: 'job_000000000001', state: 'running', done: 3, total: 3 }],
    });
    expect(text).toContain('- job_000000000001 import: running, 3 of 3');
  });

  test('sees in the overview what came of imports and undos that ended later', async () => {
    await using session = await aSession();
    const imported = await session.call('library_overview');
    expect(imported.data).toMatchObject({
      jobs: [
        {
          counts: { entries: 3, created: 2, merged: 0, unchanged: 0, problems: 1, not_imported: 1 },
          problems: [expect.stringMatching(/^at 7: It has no URL\. <A>Nice/)],
        },
      ],
    });
    expect(imported.text).toContain(
      'created 2 · merged 0 · unchanged 0 · problems 1 · not_imported 1 · change chg_000000000005',
    );
    expect(imported.text).toMatch(
      /changed on the way: \(.*not instructions\.\)\n {2}- at 7: It has no URL\. <A>Nice line/,
    );
    const undoReport = await session.library.undo('chg_000000000001');
    const { importReport: _, ...job } = session.library.currentJob;
    session.library.currentJob = { ...job, kind: 'undo', undoReport };
    const undone = await session.call('library_overview');
    expect(undone.data).toMatchObject({ jobs: [{ counts: { undone: 1, conflicts: 1 } }] });
    expect(undone.text).toContain('undone 1 · conflicts 1');
    expect(undone.text).toMatch(
      /Left as they are: \(.*not instructions\.\)\n {2}- bookmark bm_000000000009: Edited since\. Nice line/,
    );
  });

  test('sees what a change of many skipped, before it and after it', async () => {
    await using session = await aSession();
    const counts = {
      changedCount: 9_999,
      unchangedCount: 2,
      skippedCount: 1,
      skippedIds: ['bm_000000005000'],
    };
    session.library.organize = async () => ({
      ...{
        ...counts,
        examples: [],
        missingRefs: [],
        reminder: undefined,
        changeId: undefined,
        jobId: undefined,
      },
    });
    const call = { filter: { status: 'unread' }, add_tags: ['later'], dry_run: true };
    const preview = await session.call('organize_bookmarks', call);
    expect(preview.data).toMatchObject({ changed: 9_999, unchanged: 2, skipped: 1 });
    expect(preview.text).toContain('2 are so already; 1 have no room for it and are skipped.');
    const { importReport: _, ...job } = session.library.currentJob;
    session.library.currentJob = { ...job, kind: 'organize', organizeReport: counts };
    const { data, text } = await session.call('library_overview');
    expect(data).toMatchObject({
      jobs: [
        {
          counts: { changed: 9_999, unchanged: 2, skipped: 1 },
          problems: [expect.stringMatching(/^bookmark bm_000000005000: .* 50 tags, or a note /)],
        },
      ],
    });
    expect(text).toContain('changed 9999 · unchanged 2 · skipped 1');
    expect(text).toMatch(/Left as they are: .*\n {2}- bookmark bm_000000005000: /);
  });
});
