import { expect, test } from '@jest/globals';
import { connectV1, type Session } from '../helpers/connect.ts';
import { verifies } from '../helpers/verifies.ts';

/** What another run of the tests left behind cannot get in the way. */
const RUN = Date.now().toString(36);

async function untilImported(session: Session, jobId: string): Promise<void> {
  for (;;) {
    const { data } = await session.call('library_overview');
    const jobs = data.jobs as { job_id: string; state: string }[];
    const state = jobs.find(({ job_id }) => job_id === jobId)?.state;
    if (state === 'done') return;
    if (state === 'failed') throw new Error(`${jobId} failed.`);
    await new Promise((later) => setTimeout(later, 200));
  }
}

test(verifies('transfers', 'a file goes in by one link, and comes out by another'), async () => {
  await using session = await connectV1('chloe');
  const url = `https://example.com/${RUN}/file`;
  const link = (await session.call('import_bookmarks', { upload: true })).data.upload_url as string;
  expect(await (await fetch(link, { headers: { accept: 'text/html' } })).text()).toContain('<form');

  const form = new FormData();
  form.set('file', new Blob([`${url} | From a file`]), 'links.txt');
  const sent = await fetch(link, { method: 'POST', body: form });
  const { job_id: jobId } = (await sent.json()) as { job_id: string };
  expect(sent.status).toBe(202);
  await untilImported(session, jobId);
  expect((await session.call('get_bookmarks', { refs: [url] })).data).toMatchObject({
    bookmarks: [{ saved: true, bookmark: { title: 'From a file' } }],
  });

  const exported = (await session.call('export_bookmarks', { format: 'csv' })).data.download_url as string;
  const file = await fetch(exported);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="bookmarks-.*\.csv"$/);
  expect(await file.text()).toContain(url);
});

test(verifies('transfers', 'nobody else gets anything by a link that was changed, or used'), async () => {
  await using session = await connectV1('chloe');
  const link = (await session.call('import_bookmarks', { upload: true })).data.upload_url as string;
  const post = (to: string) => fetch(to, { method: 'POST', body: `https://example.com/${RUN}/once` });
  expect((await post(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
  expect((await post(link)).status).toBe(202);
  expect((await post(link)).status).toBe(404);
});
