import { expect, test } from '@jest/globals';
import { connectV1, type Session } from '../helpers/connect.ts';

const RUN = Date.now().toString(36);
const FOLDER = `Import ${RUN}`;
const FILE = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<DL><p>
  <DT><H3>${FOLDER}</H3>
  <DL><p>
    <DT><A HREF="https://example.com/import/${RUN}/1" ADD_DATE="1700000000" TAGS="one,two words">First &amp; best</A>
    <DD>What it is about
    <DT><A HREF="https://example.com/import/${RUN}/2" ADD_DATE="1700000001">Second</A>
  </DL><p>
</DL><p>`;

test('imports a file given as text, after a dry run, and takes the import back', async () => {
  await using session = await connectV1('chloe');
  const dry = await session.call('import_bookmarks', { content: FILE, dry_run: true });
  expect(dry.data).toMatchObject({ status: 'dry_run', report: { format: 'netscape', entries: 2 } });

  const done = await session.call('import_bookmarks', { content: FILE });
  expect(done.data).toMatchObject({
    status: 'done',
    report: { entries: 2, created: 2, problems: 0, not_imported: 0 },
    change_id: expect.stringMatching(/^chg_/),
  });
  const { data } = await session.call('list_bookmarks', { collection: FOLDER, sort: 'oldest' });
  expect(data.bookmarks).toMatchObject([
    { title: 'First & best', tags: ['one', 'two words'], added: '2023-11-14' },
    { title: 'Second' },
  ]);
  const overview = await session.call('library_overview');
  expect(overview.text).toContain(String(done.data.job_id));

  await session.call('undo_change', { change_id: done.data.change_id });
  const after = await session.call('search_bookmarks', { query: `url:import/${RUN}` });
  expect(after.data).toMatchObject({ bookmarks: [] });
});

type Entry = {
  readonly bookmark: Record<string, unknown>;
  readonly highlights: readonly Record<string, unknown>[];
};

test.each(['netscape', 'json', 'csv'])(
  'what one user exports by a link as %s, another imports by a link, and nothing is lost',
  async (format) => {
    await using giver = await connectV1('chloe');
    await using taker = await connectV1('ben');
    const collection = `Given ${RUN} ${format}/Deep & down`;
    const urls = [1, 2].map((n) => `https://example.com/given/${RUN}/${format}/${n}`);
    for (const url of urls) {
      await giver.call('add_bookmark', {
        url,
        title: `"Quotes" & <tags> ${url.at(-1)}`,
        note: 'Line 1\nLine 2',
        tags: ['Web Dev', 'ünï'],
        collection,
        status: 'archived',
        favorite: true,
        remind_at: 'in 30 days',
      });
      await giver.call('add_highlight', {
        ref: url,
        quote: 'a “passage”, with comma',
        note: 'Why',
        color: 'blue',
      });
    }
    const { data: link } = await giver.call('export_bookmarks', { format, filter: { collection } });
    const file = await (await fetch(String(link.download_url))).text();
    const { data: upload } = await taker.call('import_bookmarks', { upload: true });
    const sent = await fetch(String(upload.upload_url), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
      body: file,
    });
    expect(sent.status).toBe(202);
    const { job_id } = (await sent.json()) as { job_id: string };
    await isDone(taker, job_id);

    const fieldsOf = async (session: Session) => {
      const { data } = await session.call('get_bookmarks', { refs: urls, include: ['note', 'highlights'] });
      return (data.bookmarks as Entry[]).map(({ bookmark, highlights }) => {
        const { id: _id, updated: _updated, version: _version, ...same } = bookmark;
        return { ...same, highlights: highlights.map(({ id: _, ...highlight }) => highlight) };
      });
    };
    const given = await fieldsOf(giver);
    expect(given).toMatchObject(
      urls.map((url) => ({
        url,
        remind_at: expect.any(String),
        highlights: [{ note: 'Why', color: 'blue' }],
      })),
    );
    expect(await fieldsOf(taker)).toEqual(given);
  },
);

/** Asks for the overview, as an assistant does, until the job is done. */
async function isDone(session: Session, jobId: string): Promise<void> {
  const { data } = await session.call('library_overview');
  const job = (data.jobs as { job_id: string; state: string; failure?: string }[]).find(
    ({ job_id }) => job_id === jobId,
  );
  expect(job).toBeDefined();
  expect(job?.failure).toBeUndefined();
  if (job?.state !== 'done') await isDone(session, jobId);
}

test('a file that is none of bookmarks imports nothing, and says why', async () => {
  await using session = await connectV1('chloe');
  const { isError, text } = await session.call('import_bookmarks', { content: '{"a": ', format: 'json' });
  expect(isError).toBe(true);
  expect(text).not.toMatch(/at .*\.ts/);
});
