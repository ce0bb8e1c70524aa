import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '../../dev/stack/postgres/sql.ts';

/** PostgreSQL's processes tell their counts now and then, at the latest after they have been idle for 10 s. */
const MAX_WAIT_MS = 20_000;
const POLL_MS = 250;

/** How often the index of keys was looked into while `work` ran. @param expected waits until so many have been counted. */
export async function countLookUps<Result>(
  ownerUrl: string,
  expected: number,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly lookUps: number }> {
  const before = await settledCount(ownerUrl);
  const result = await work();
  const giveUpAt = Date.now() + MAX_WAIT_MS;
  let lookUps = 0;
  while (lookUps < expected && Date.now() < giveUpAt) {
    await delay(POLL_MS);
    lookUps = (await countOf(ownerUrl)) - before;
  }
  return { result, lookUps };
}

/** What was looked up before must not be counted later. */
async function settledCount(ownerUrl: string): Promise<number> {
  let count = await countOf(ownerUrl);
  let stableSince = Date.now();
  while (Date.now() - stableSince < MAX_WAIT_MS / 2 + POLL_MS) {
    await delay(POLL_MS);
    const now = await countOf(ownerUrl);
    if (now !== count) [count, stableSince] = [now, Date.now()];
  }
  return count;
}

function countOf(ownerUrl: string): Promise<number> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ scans: string }>(
      `select idx_scan as scans from pg_stat_user_indexes where indexrelname = 'api_key_grants_pkey'`,
    );
    return Number(rows[0]?.scans ?? 0);
  });
}
