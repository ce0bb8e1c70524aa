import { pick, seededRandom } from '../../measure/random.ts';
import type { Case, LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { latencyCase } from '../latency-case.ts';
import { mistypedQueriesFor, queriesFor } from '../queries.ts';

const TARGET_MS = 50;
const PAGE_SIZE = 10;
const SEED = 7;

export const SEARCH_CASES: readonly Case[] = [
  searchCase(1, 'one word'),
  searchCase(3, 'three words'),
  searchCase(6, 'six words'),
  latencyCase({
    name: ({ accounts }) => `search, three words in one of ${countText(accounts.many.length)} libraries`,
    targetMs: TARGET_MS,
    prepare: searchManyLibraries,
  }),
  latencyCase({
    name: ({ accounts }) => `search, a mistyped word in ${countText(accounts.big.size)}`,
    prepare: (bench) => {
      const { accounts, entries } = bench;
      return searchesIn(bench, accounts.big.user, mistypedQueriesFor(accounts.big, entries));
    },
  }),
];

function searchCase(wordCount: number, words: string): Case {
  return latencyCase({
    name: ({ accounts }) => `search, ${words} in ${countText(accounts.big.size)}`,
    targetMs: TARGET_MS,
    prepare: (bench) => {
      const { accounts, entries } = bench;
      return searchesIn(bench, accounts.big.user, queriesFor(accounts.big, entries, wordCount));
    },
  });
}

function searchManyLibraries(bench: LibraryBench) {
  const random = seededRandom(SEED);
  const libraries = bench.accounts.many.slice(0, 100).map((account) => ({
    user: account.user,
    queries: queriesFor(account, bench.entries, 3),
  }));
  return () => {
    const { user, queries } = pick(libraries, random);
    return search(bench, user, pick(queries, random));
  };
}

/** A call that searches for one query after the other. */
export function searchesIn(bench: LibraryBench, user: string, queries: readonly string[]) {
  return (n: number) => search(bench, user, queries[n % queries.length] ?? '');
}

function search({ client }: LibraryBench, user: string, query: string) {
  return client.call(user, 'SearchBookmarks', { query, pageSize: PAGE_SIZE });
}
