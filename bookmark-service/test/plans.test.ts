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

/** A connection that says how PostgreSQL does what it is asked. */
async function explained(resources: AsyncDisposableStack) {
  const client = resources.adopt(new Client({ connectionString: database.ownerUrl }), (opened) =>
    opened.end(),
  );
  await client.connect();
  const plans: string[] = [];
  client.on('notice', ({ message = '' }) => plans.push(message));
  await client.query(`load 'auto_explain'; set auto_explain.log_nested_statements = on;
    set auto_explain.log_min_duration = 0; set client_min_messages = log`);
  return { client, plans };
}

const insertBookmarks = (user: string, count: number) => `
  insert into bookmarks (user_sub, id, url, url_key, site, title, description, note, tags, status,
    favorite, created_at, updated_at, version)
  select '${user}', 'bm_' || n, 'https://example.com/' || n, int4send(n), 'example.com', '', '', '', '{}', 'unread',
    false, now(), now(), 1 from generate_series(1, ${count}) as n`;

test('a connection that has changed one bookmark does not compare each of many with each of them', async () => {
  await using resources = new AsyncDisposableStack();
  const { client, plans } = await explained(resources);
  await client.query(insertBookmarks('anna', 500));
  plans.length = 0;
  await client.query(`update bookmarks set tags = '{one}' where id = 'bm_1'`);
  await client.query(`update bookmarks set tags = '{many}'`);
  const ofWords = plans.filter((plan) => plan.includes('insert into words'));
  expect(ofWords).toHaveLength(2);
  // The rows before and after, twice: for texts and for tags. What unnests the tags of a row is a loop in any plan.
  for (const plan of ofWords) expect(plan.match(/(Hash|Merge) Join/g)).toHaveLength(2);
});

test('the words of pages are asked of their index, and not read from each page', async () => {
  await using resources = new AsyncDisposableStack();
  const { client, plans } = await explained(resources);
  await client.query(insertBookmarks('ben', 5000));
  await client.query(`insert into pages (user_sub, bookmark_id, url_key, site, due_at, waiting)
    select user_sub, id, url_key, site, now(), false from bookmarks where user_sub = 'ben'`);
  await client.query(`insert into page_texts (user_sub, bookmark_id, text, truncated, document)
    select user_sub, bookmark_id, '', false, page_words(case when random() < 0.5 then 'tulips' else 'roses' end)
    from pages where user_sub = 'ben'`);
  await client.query('analyze page_texts');
  await client.query(`select set_config('bookmarks.user_sub', 'ben', false)`);
  plans.length = 0;
  await client.query(`select * from pages_by_words(array['tulips']::tsquery[])`);
  expect(plans.join()).toContain('Bitmap Index Scan on page_texts_document');
});
