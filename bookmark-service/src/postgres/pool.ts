import type { Logger } from '@bookmarks/telemetry';
import { type ClientBase, Pool, type PoolClient } from 'pg';
import { INSERT_BOOKMARKS, INSERT_BOOKMARKS_AND_PAGES } from './bookmark-statements.ts';
import { RECORD_CHANGE } from './change-statements.ts';
import { OPENING_STATEMENTS } from './opening-statements.ts';
import { prepareOn } from './pipeline.ts';

const POOL_SIZE = 10;
/** A call waits this long for a connection; then the database counts as out of reach. */
const CONNECTION_TIMEOUT_MS = 2_000;
/**
 * One after the other: the caller gives up first (4.5 s in the MCP service); PostgreSQL ends a statement when the caller's
 * deadline is over, and no later than this where the caller has more patience …
 */
export const MAX_STATEMENT_MS = 5_000;
/** … and a second later we give up a server that took the statement and fell silent, so that it cannot end it. */
const QUERY_TIMEOUT_MS = MAX_STATEMENT_MS + 1_000;
const IDLE_TIMEOUT_MS = 30_000;

/** What goes together with another statement, which cannot wait for it to be prepared. */
const PREPARED = [...OPENING_STATEMENTS, INSERT_BOOKMARKS, INSERT_BOOKMARKS_AND_PAGES, RECORD_CHANGE];

export type PoolOptions = {
  /** Rejects where a new connection must not be used. */
  readonly verify: (client: ClientBase) => Promise<void>;
  readonly size?: number;
  readonly queryTimeoutMs?: number;
};

/** Connections are made when they are first needed: the service starts, and is not ready, while PostgreSQL is away. */
export function createPool(
  connectionString: string,
  log: Logger,
  { verify, size = POOL_SIZE, queryTimeoutMs = QUERY_TIMEOUT_MS }: PoolOptions,
): Pool {
  const pool = new Pool({
    connectionString,
    max: size,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    pipeline: true,
    application_name: 'bookmark-service',
    verify: (client: PoolClient, done) =>
      void verify(client)
        .then(() => prepareOn(client, PREPARED))
        .then(() => done(), done),
  });
  // An idle connection that breaks is replaced when one is needed; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  // The pool takes its own listener off a connection that is in use; the call that uses it gets the error as well.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'a database connection broke'));
  });
  return pool;
}
