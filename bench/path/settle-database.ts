import { withClient } from '../../dev/stack/postgres/sql.ts';
import type { Postgres } from '../../dev/stack/postgres.ts';

const DATABASE = 'bookmarks';

/**
 * What PostgreSQL's autovacuum does within a minute by itself: without statistics of tables that were empty a moment ago, each
 * plan is as good as any other to it.
 */
export async function settleDatabase(postgres: Postgres): Promise<void> {
  await withClient(await postgres.createDatabase(DATABASE), (client) => client.query('vacuum (analyze)'));
}
