import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inTransaction } from '../src/postgres/transaction.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

const anna = callBy('anna');
const rowsOfAnna = async () =>
  (await inTransaction(database.pool, 'read', anna, (client) => client.query('select from tags'))).rowCount;

test('what is done by the deadline is kept; what comes later changes nothing, since the caller was told so', async () => {
  const insert = (key: string, deadline: Date) =>
    inTransaction(database.pool, 'write', { ...anna, deadline }, async (client) => {
      await client.query('insert into tags (user_sub, key, name) values ($1, $2, $2)', [anna.userSub, key]);
      while (key === 'late' && Date.now() <= deadline.getTime())
        await new Promise((later) => setImmediate(later));
    });
  await insert('early', new Date(Date.now() + 10_000));
  await expect(insert('late', new Date(Date.now() + 200))).rejects.toMatchObject({ code: 'too_slow' });
  await expect(insert('past', new Date(Date.now() - 1))).rejects.toMatchObject({ code: 'too_slow' });
  expect(await rowsOfAnna()).toBe(1);
});

test('a connection that the server ends in mid-call ends the call, not the process', async () => {
  const broken = inTransaction(database.pool, 'read', anna, (client) =>
    client.query('select pg_terminate_backend(pg_backend_pid())'),
  );
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' });
  expect(await rowsOfAnna()).toBe(1);
});
