import { Client } from 'pg';
import { type Part, partsOf } from './account-parts.ts';
import type { Accounts } from './accounts.ts';
import type { Entry } from './entries.ts';
import { dropIndexes } from './indexes.ts';
import { INSERT_BOOKMARKS, INSERT_COLLECTIONS, INSERT_TAGS, MAKE_ROWS } from './row-statements.ts';

const ENTRIES_A_STATEMENT = 10_000;

type LoadOptions = {
  readonly ownerUrl: string;
  readonly accounts: Accounts;
  readonly entries: readonly Entry[];
  readonly signal: AbortSignal;
};

/**
 * Fills the libraries by SQL as the owner of the tables, triggers included, because saving a million bookmarks one by
 * one takes an hour. Indexes that no constraint needs are made anew at the end, which is faster than keeping them up to
 * date row by row.
 */
export async function loadAccounts({ ownerUrl, accounts, entries, signal }: LoadOptions): Promise<void> {
  await using connections = new AsyncDisposableStack();
  const connect = async () => connections.adopt(await connected(ownerUrl), (opened) => opened.end());
  const client = await connect();
  const clients = [client, await connect()]; // As many as are useful on two cores.

  await loadEntries(client, entries);
  const indexes = await dropIndexes(client, 'bookmarks');
  const parts = partsOf([accounts.big, accounts.tenth, ...accounts.many]);
  await inTurns(parts, clients, async (worker, part) => {
    signal.throwIfAborted();
    await loadPart(worker, part, entries.length);
  });
  await inTurns(indexes, clients, async (worker, definition) => {
    signal.throwIfAborted();
    await worker.query(definition);
  });
  await client.query('drop table bench_entries');
  await client.query('vacuum (analyze, freeze)');
}

/** Each client takes the next item when it is done with one. */
async function inTurns<Item>(
  items: readonly Item[],
  clients: readonly Client[],
  work: (client: Client, item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    clients.map(async (client) => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(client, item);
    }),
  );
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // What is lost in a crash is loaded again: nothing here needs to wait for the disk.
  await client.query('set synchronous_commit = off');
  return client;
}

async function loadEntries(client: Client, entries: readonly Entry[]): Promise<void> {
  const columns = 'n int, url text, canonical text, site text, title text, section text, tags text[]';
  await client.query(`create unlogged table bench_entries (${columns}, primary key (n))`);
  const records = entries.map((entry, n) => ({ n, ...entry }));
  for (let at = 0; at < records.length; at += ENTRIES_A_STATEMENT) {
    await client.query(
      `insert into bench_entries (n, url, canonical, site, title, section, tags)
       select n, url, canonical, site, title, section, tags from jsonb_to_recordset($1) as entry (${columns})`,
      [JSON.stringify(records.slice(at, at + ENTRIES_A_STATEMENT))],
    );
  }
  await client.query('analyze bench_entries');
}

async function loadPart(client: Client, part: Part, entryCount: number): Promise<void> {
  await client.query('begin');
  await client.query(MAKE_ROWS, [JSON.stringify(part), entryCount]);
  // Tags and collections first: the triggers count tags that are there, and collections are referenced.
  for (const statement of [INSERT_TAGS, INSERT_COLLECTIONS, INSERT_BOOKMARKS]) await client.query(statement);
  await client.query('commit');
}
