import { expect, test } from '@jest/globals';
import { migrate } from '../src/postgres/migrations.ts';
import { createEmptyDatabase } from './helpers/database.ts';

test('makes the schema once; a second run changes nothing', async () => {
  await using database = await createEmptyDatabase();
  expect(await migrate(database.ownerUrl)).toContain('0001_create_library.sql');
  expect(await migrate(database.ownerUrl)).toEqual([]);
});

test('does no harm when twenty run at once', async () => {
  await using database = await createEmptyDatabase();
  const runs = await Promise.all(Array.from({ length: 20 }, () => migrate(database.ownerUrl)));
  expect(runs.filter((applied) => applied.length > 0)).toHaveLength(1);
});
