import { createLogger } from '@bookmarks/telemetry';
import { createLibrary, type Library } from '../../../bookmark-service/src/library/library.ts';
import { createPool } from '../../../bookmark-service/src/postgres/pool.ts';
import { createPostgresLibraryStore } from '../../../bookmark-service/src/postgres/postgres-library-store.ts';
import { withClient } from '../../../dev/stack/postgres/sql.ts';
import { callerWith } from '../../load/caller.ts';
import { median } from '../../measure/statistics.ts';
import { type Call, timeInTurns } from '../../measure/time-calls.ts';
import type { Case, LibraryBench } from '../case.ts';
import { bookmarkUrl, entryOf } from '../data/accounts.ts';
import { queriesFor } from '../queries.ts';

const WARM_UP_CALLS = 100;
const CALLS = { full: 2_000, quick: 500 } as const;
const LEAST_SHARE = 0.9;
const DEADLINE_MS = 10_000;

const READS = ['get by URL', 'list, newest', 'search, three words'];

/**
 * What it costs that PostgreSQL itself shows each user their own rows alone. Policies do not bind the owner of the tables, so
 * that the same statements are made with and without them.
 */
export const rowSecurityCase: Case = {
  name: () => 'reads with row-level security, against the same without it',
  figures: () =>
    READS.map((read) => ({
      name: `${read}: speed with row-level security over that without`,
      unit: '×',
      target: { atLeast: LEAST_SHARE },
    })),
  async measure(bench) {
    const { serviceUrl, ownerUrl } = bench.service;
    await requireBound(serviceUrl, true);
    await requireBound(ownerUrl, false);
    await using bound = openLibrary(serviceUrl);
    await using unbound = openLibrary(ownerUrl);
    const queries = await findingQueries(bound, bench);
    const [ofBound, ofUnbound] = [readsOf(bound, bench, queries), readsOf(unbound, bench, queries)];
    const shares: number[] = [];
    for (const [index, read] of ofBound.entries()) {
      bench.signal.throwIfAborted();
      shares.push(await shareOf(read, ofUnbound[index] ?? read, bench));
    }
    return shares;
  },
};

/** @throws {Error} when there is nothing to compare. */
async function requireBound(url: string, isWanted: boolean): Promise<void> {
  const statement = `select row_security_active('bookmarks') as "isBound"`;
  const { rows } = await withClient(url, (client) => client.query<{ isBound: boolean }>(statement));
  if (rows[0]?.isBound !== isWanted) throw new Error('The policies bind both roles, or neither.');
}

async function shareOf(bound: Call, unbound: Call, { isQuick }: LibraryBench): Promise<number> {
  await timeInTurns([bound, unbound], WARM_UP_CALLS);
  const found = await timeInTurns([bound, unbound], isQuick ? CALLS.quick : CALLS.full);
  const [withPolicies = [], without = []] = found;
  return median(without) / median(withPolicies);
}

type OpenLibrary = Library & AsyncDisposable;

/** The rules of the service over one connection, in this process: what is compared are its statements. */
function openLibrary(url: string): OpenLibrary {
  const pool = createPool(url, createLogger('bench', 'silent'), { verify: async () => {}, size: 1 });
  const rules = createLibrary({ store: createPostgresLibraryStore(pool), clock: () => new Date() });
  return { ...rules, [Symbol.asyncDispose]: () => pool.end() };
}

const ALL = { filter: { tagsAll: [], tagsAny: [], tagsNone: [], hasNote: false }, pageToken: '' };

function contextOf({ accounts: { big } }: LibraryBench) {
  const { sub: userSub } = callerWith(big.user);
  return { userSub, deadline: new Date(Date.now() + DEADLINE_MS) };
}

const rowsFor = async (library: Library, bench: LibraryBench, query: string) =>
  (await library.search(contextOf(bench), { ...ALL, pageSize: 10, query, order: 'relevance' })).rows;

/** Some end in a word that says nothing by itself, such as the `who` of `whois`, and find nothing. */
async function findingQueries(library: Library, bench: LibraryBench): Promise<string[]> {
  const found: string[] = [];
  for (const query of queriesFor(bench.accounts.big, bench.entries, 3)) {
    if ((await rowsFor(library, bench, query)).length > 0) found.push(query);
  }
  return found;
}

function readsOf(library: Library, bench: LibraryBench, queries: readonly string[]): Call[] {
  const { accounts, entries } = bench;
  const { big } = accounts;
  const context = () => contextOf(bench);
  const urlOf = (n: number) => bookmarkUrl(entryOf(big, n % big.size, entries), n % big.size);
  return [
    async (n) => requireFound(await library.batchGet(context(), [urlOf(n)])),
    async () => requireFound((await library.list(context(), { ...ALL, pageSize: 20, order: 'newest' })).rows),
    async (n) => requireFound(await rowsFor(library, bench, queries[n % queries.length] ?? '')),
  ];
}

function requireFound(found: readonly unknown[]): void {
  if (found.length === 0) throw new Error('Nothing was found.');
}
