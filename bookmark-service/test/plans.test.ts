import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase, type TestDatabase } from './helpers/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

test('a connection that has changed one bookmark does not compare each of many with each of them', async () => {
  await using resources = new AsyncDisposableStack();
  const client = resources.adopt(new Client({ connectionString: database.ownerUrl }), (opened) =>
    opened.end(),
  );
  await client.connect();
  await client.query(`insert into bookmarks (user_sub, id, url, url_key, site, title, description, note, tags, status,
      favorite, created_at, updated_at, version)
    select 'anna', 'bm_' || n, 'https://example.com/' || n, int4send(n), 'example.com', '', '', '', '{}', 'unread',
      false, now(), now(), 1 from generate_series(1, 500) as n`);
  const plans: string[] = [];
  client.on('notice', ({ message = '' }) => plans.push(message));
  await client.query(`load 'auto_explain'; set auto_explain.log_nested_statements = on;
    set auto_explain.log_min_duration = 0; set client_min_messages = log`);
  await client.query(`update bookmarks set tags = '{one}' where id = 'bm_1'`);
  await client.query(`update bookmarks set tags = '{many}'`);
  const ofWords = plans.filter((plan) => plan.includes('insert into words'));
  expect(ofWords).toHaveLength(2);
  // The rows before and after, twice: for texts and for tags. What unnests the tags of a row is a loop in any plan.
  for (const plan of ofWords) expect(plan.match(/(Hash|Merge) Join/g)).toHaveLength(2);
});
