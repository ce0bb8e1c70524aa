import { traceEvent } from '@bookmarks/telemetry';
import type { PoolClient, QueryConfig, QueryResultRow } from 'pg';

/** A statement that each connection of the pool has prepared. It gives no row, so that none has to be described. */
export type Prepared = { readonly name: string; readonly text: string };

/** One of those with its values. */
export type BoundStatement = { readonly name: string; readonly values: readonly (string | null)[] };

/** Prepares statements on a new connection. */
export async function prepareOn(client: PoolClient, statements: readonly Prepared[]): Promise<void> {
  for (const { name, text } of statements) client.connection.parse({ name, text, types: [] }, true);
  await client.query({ name: 'all-prepared', text: 'select' });
}

/**
 * Runs a statement, and others right before it, in one round trip. PostgreSQL ends a transaction that nobody began at the
 * message `Sync`, of which `pg` sends one after the statement and none comes before: they are one transaction.
 *
 * What is sent in one turn of the event loop goes in one write: each is a call of the system, the dearest part of a short
 * statement.
 */
export async function runPipelined<Row extends QueryResultRow>(
  client: PoolClient,
  before: readonly BoundStatement[],
  statement: QueryConfig,
): Promise<Row[]> {
  const { connection } = client;
  connection.stream.cork();
  process.nextTick(() => connection.stream.uncork());
  for (const { name, values } of before) {
    connection.bind({ statement: name, values: [...values] }, true);
    connection.execute(null, true);
    // They do not pass `query`, which the instrumentation of `pg` makes spans of.
    traceEvent(`pg.execute:${name}`);
  }
  // By the simple protocol, which `pg` chooses for a text alone, no `Sync` would come, and the transaction would go on.
  const extended = { ...statement, queryMode: 'extended' };
  // Several results, which the type does not say, where there were several statements.
  const results = [await client.query<Row>(extended)].flat();
  return results.at(-1)?.rows ?? [];
}
