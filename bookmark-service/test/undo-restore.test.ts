import { expect, test } from '@jest/globals';
import { recordChange } from '../src/changes/change.ts';
import type { Job } from '../src/jobs/job.ts';
import type { CallContext } from '../src/library/call-context.ts';
import { newId } from '../src/library/id.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { accountOf } from './helpers/account.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { database, library, aNewcomer } = await setUpLibrary();
const url = 'https://example.com/';
const collectionsOf = async (call: CallContext) =>
  (await accountOf(library, call)).collections.map(({ id, path }) => ({ id, path }));

test('leaves a bookmark in the trash that came back, was changed, and was deleted again', async () => {
  const call = aNewcomer();
  await library.create(call, { url, title: 'one', note: 'n' });
  const first = await library.batchDelete(call, [url]);
  await library.undoChange(call, first.changeId ?? '');
  await library.update(call, url, { title: 'two', note: 'm' }, undefined);
  const second = await library.batchDelete(call, [url]);
  const refused = await library.undoChange(call, first.changeId ?? '');
  expect(refused).toMatchObject({ changeId: undefined, report: { undoneCount: 0, conflictCount: 1 } });
  expect(refused.report.conflicts[0]?.reason).toBe('It was changed and deleted again since.');
  await library.undoChange(call, second.changeId ?? '');
  expect((await accountOf(library, call)).bookmarks).toMatchObject([{ title: 'two', note: 'm' }]);
});

test('brings a bookmark back that was deleted twice and is as it was', async () => {
  const call = aNewcomer();
  await library.create(call, { url, title: 'one' });
  const first = await library.batchDelete(call, [url]);
  await library.undoChange(call, first.changeId ?? '');
  await library.batchDelete(call, [url]);
  const undo = await library.undoChange(call, first.changeId ?? '');
  expect(undo.report).toMatchObject({ undoneCount: 1, conflictCount: 0 });
});

test('brings a bookmark back without its collection where that is gone, and says so', async () => {
  const call = aNewcomer();
  await library.create(call, { url, title: 'one', collection: 'Work' });
  const deletion = await library.batchDelete(call, [url]);
  await library.deleteCollection(call, { ref: 'Work', bookmarks: 'keep', dryRun: false });
  const undo = await library.undoChange(call, deletion.changeId ?? '');
  expect(undo.report).toMatchObject({ undoneCount: 1, conflictCount: 1 });
  expect(undo.report.conflicts[0]?.reason).toBe(
    'Its collection is not there any more. It came back without one.',
  );
  const [bookmark] = (await accountOf(library, call)).bookmarks;
  expect(bookmark).toMatchObject({ title: 'one' });
  expect(bookmark?.collection).toBeUndefined();
});

test('brings 2,000 collections back, and takes them away again, each in one call', async () => {
  const call = aNewcomer();
  const at = new Date('2026-01-01T00:00:00Z');
  const ids = Array.from({ length: 2000 }, () => newId('col'));
  await createPostgresLibraryStore(database.pool).write(call, (writer) =>
    writer.insertCollections(
      ids.map((id, index) => ({
        ...{ id, name: `c${index}`, path: '', description: '', smartQuery: undefined, autoTags: [] },
        // Ten levels of a top with many children.
        parentId: index === 0 ? undefined : index < 10 ? ids[index - 1] : ids[index % 10],
        ...{ publishedAt: undefined, createdAt: at, updatedAt: at, version: 1 },
      })),
    ),
  );
  const before = await collectionsOf(call);
  const { changeId } = await library.deleteCollection(call, { ref: 'c0', bookmarks: 'keep', dryRun: false });
  const undo = await library.undoChange(call, changeId ?? '');
  expect(undo.report).toMatchObject({ undoneCount: 2000, conflictCount: 0 });
  expect(await collectionsOf(call)).toEqual(before);
  const redo = await library.undoChange(call, undo.changeId ?? '');
  expect(redo.report).toMatchObject({ undoneCount: 2000, conflictCount: 0 });
}, 30_000);

test.each<[string, (changeId: string) => Partial<Job>]>([
  ['runs', (changeId) => ({ state: 'running', changeId })],
  ['waits', (changeId) => ({ state: 'queued', params: { changeId } })],
])('refuses to undo the change of a job that %s, until it has ended', async (_what, part) => {
  const call = aNewcomer();
  const store = createPostgresLibraryStore(database.pool);
  const { bookmark } = await library.create(call, { url });
  const item = { entity: 'bookmark', id: bookmark.id, before: { title: 'x' }, after: { title: '' } } as const;
  const changeId = await store.write(call, (writer) => recordChange(writer, 'import', new Date(), [item]));
  const job: Job = {
    ...{ id: newId('job'), kind: 'import', params: {}, state: 'running', cursor: undefined, done: 0 },
    ...{ total: undefined, result: undefined, failure: undefined, changeId: undefined },
    ...{ createdAt: new Date(), finishedAt: undefined },
    ...part(changeId),
  };
  await store.write(call, (writer) => writer.insertJob(job));
  await expect(library.undoChange(call, changeId)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining(`${job.id} is still making this change`),
  });
  await store.write(call, (writer) => writer.updateJob({ ...job, state: 'done', finishedAt: new Date() }));
  expect((await library.undoChange(call, changeId)).report).toMatchObject({ undoneCount: 1 });
});
