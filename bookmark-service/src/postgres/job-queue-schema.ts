import { Client } from 'pg';
import { PgBoss } from 'pg-boss';

export const QUEUE_SCHEMA = 'pgboss';
export const JOB_QUEUE = 'library-jobs';
/** Where jobs end that were tried too often. */
export const LOST_JOB_QUEUE = 'lost-library-jobs';
export const PURGE_QUEUE = 'purge';

/** A worker that says nothing for so long is gone, and another one takes its job over. */
const HEARTBEAT_SECONDS = 20;
/** A job of 100,000 bookmarks takes a minute; this is for one that hangs while its worker is well. */
const EXPIRE_SECONDS = 60 * 60;
/** With growing pauses of at most a minute: half an hour without a database. */
const RETRIES = { retryLimit: 40, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 };
/** What is done is of interest for a day, to whoever looks into the queue. */
const KEEP_DONE_SECONDS = 24 * 60 * 60;
const PURGE_AT = '17 3 * * *';

/** Makes or changes the tables and the queues of pg-boss, as their owner. Safe to run many times, but one at a time. */
export async function migrateJobQueue(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 2, supervise: false });
  const faults: unknown[] = [];
  boss.on('error', (error) => faults.push(error));
  try {
    await boss.start();
    await defineQueue(boss, LOST_JOB_QUEUE, { ...RETRIES });
    await defineQueue(boss, JOB_QUEUE, {
      ...RETRIES,
      deadLetter: LOST_JOB_QUEUE,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
    });
    await defineQueue(boss, PURGE_QUEUE, { retryLimit: 3, retryDelay: 60 });
    await boss.schedule(PURGE_QUEUE, PURGE_AT);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (faults.length > 0) throw new AggregateError(faults, 'The job queue could not be made.');
  await grantToService(databaseUrl);
}

async function defineQueue(
  boss: PgBoss,
  name: string,
  options: NonNullable<Parameters<PgBoss['createQueue']>[1]>,
): Promise<void> {
  const bounded = { deleteAfterSeconds: KEEP_DONE_SECONDS, ...options };
  await boss.createQueue(name, bounded);
  await boss.updateQueue(name, bounded);
}

/** All that pg-boss needs in order to work, and nothing that changes a table. */
async function grantToService(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'migrate' });
  await client.connect();
  try {
    await client.query(`
      grant usage on schema ${QUEUE_SCHEMA} to bookmarks_app;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to bookmarks_app;
      grant usage on all sequences in schema ${QUEUE_SCHEMA} to bookmarks_app;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to bookmarks_app;
      alter default privileges in schema ${QUEUE_SCHEMA}
        grant select, insert, update, delete on tables to bookmarks_app;
      alter default privileges in schema ${QUEUE_SCHEMA} grant usage on sequences to bookmarks_app;
    `);
  } finally {
    await client.end();
  }
}
