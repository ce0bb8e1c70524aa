import { expect, test } from '@jest/globals';
import type { CallContext } from '../src/library/call-context.ts';
import { inTransaction } from '../src/postgres/transaction.ts';
import { setUpSearch } from './helpers/set-up-search.ts';

const { database, aLibraryOf, found } = await setUpSearch();

const insertCollection = (
  call: CallContext,
  { id, name, parent, smart }: Record<'id' | 'name', string> & { parent?: string; smart?: string },
) =>
  inTransaction(database.pool, call, (run) =>
    run({
      text: `insert into collections (user_sub, id, parent_id, name, path, key, description, smart_query, auto_tags,
         created_at, updated_at, version)
       select $1, $2, $3, $4, coalesce((select path || '/' from collections where user_sub = $1 and id = $3), '') || $4,
         lower($4), '', $5, '{}', now(), now(), 1`,
      values: [call.userSub, id, parent ?? null, name, smart ?? null],
    }),
  );

const putInto = (call: CallContext, collection: string, title: string) =>
  inTransaction(database.pool, call, (run) =>
    run({ text: 'update bookmarks set collection_id = $1 where title = $2', values: [collection, title] }),
  );

const COL = (letter: string) => `col_${letter.repeat(12)}`;
const aTree = async () => {
  const call = await aLibraryOf({ title: 'one' }, { title: 'two', tags: ['x'] }, { title: 'three' });
  await insertCollection(call, { id: COL('a'), name: 'Work' });
  await insertCollection(call, { id: COL('b'), name: 'Projects', parent: COL('a') });
  await putInto(call, COL('a'), 'one');
  await putInto(call, COL('b'), 'two');
  return call;
};

test('collections are searched with those below them, by id or path', async () => {
  const call = await aTree();
  expect(await found(call, 'in:work')).toEqual(['two', 'one']);
  expect(await found(call, 'in:"work / projects"')).toEqual(['two']);
  expect(await found(call, `in:${COL('a')} -in:Work/Projects`)).toEqual(['one']);
  expect(await found(call, '-in:work')).toEqual(['three']);
  expect(await found(call, 'one OR two OR three', { collection: 'Work/Projects' })).toEqual(['two']);
  await expect(found(call, 'in:Wrk')).rejects.toMatchObject({ code: 'not_found' });
});

test('collections that are smart stand for their query, three deep and not in a circle', async () => {
  const call = await aTree();
  await insertCollection(call, { id: COL('c'), name: 'S1', smart: '#x OR three' });
  await insertCollection(call, { id: COL('d'), name: 'S2', smart: 'in:S1 in:Work' });
  await insertCollection(call, { id: COL('e'), name: 'S3', smart: '-in:S2' });
  await insertCollection(call, { id: COL('f'), name: 'S4', smart: 'in:S3' });
  await insertCollection(call, { id: COL('g'), name: 'S5', smart: 'in:S5' });
  expect(await found(call, 'in:S1')).toEqual(['three', 'two']);
  expect(await found(call, 'in:S2')).toEqual(['two']);
  expect(await found(call, 'in:S3')).toEqual(['three', 'one']);
  await expect(found(call, 'in:S4')).rejects.toMatchObject({ code: 'invalid', message: /3 deep/ });
  await expect(found(call, 'in:S5')).rejects.toMatchObject({ code: 'invalid', message: /circle/ });
});
