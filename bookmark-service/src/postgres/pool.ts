import type { Logger } from '@bookmarks/telemetry';
import { Pool } from 'pg';

const POOL_SIZE = 10;
/** A call waits this long for a connection; then the database counts as out of reach. */
const CONNECTION_TIMEOUT_MS = 2_000;
/** For a server that accepts a statement and then falls silent, where no statement_timeout can fire. */
const QUERY_TIMEOUT_MS = 8_000;
const IDLE_TIMEOUT_MS = 30_000;

/** Connections are made when they are first needed: the service starts, and is not ready, while PostgreSQL is away. */
export function createPool(connectionString: string, log: Logger): Pool {
  const pool = new Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    pipeline: true,
    application_name: 'bookmark-service',
  });
  // An idle connection that breaks is replaced when one is needed; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  // The pool takes its own listener off a connection that is in use; the call that uses it gets the error as well.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'a database connection broke'));
  });
  return pool;
}
