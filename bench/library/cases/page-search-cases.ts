import type { Case, LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { COMMON_WORDS, loadPages } from '../data/load-pages.ts';
import { latencyCase } from '../latency-case.ts';
import { queriesFor } from '../queries.ts';
import { searchesIn } from './search-cases.ts';

const TARGET_MS = 50;
/** Of the big library. */
const SHARE_WITH_PAGES = 0.2;

const pageCount = ({ accounts: { big } }: LibraryBench) => big.size * SHARE_WITH_PAGES;
const among = (bench: LibraryBench) =>
  `in ${countText(bench.accounts.big.size)}, ${countText(pageCount(bench))} of them with pages`;

/** The first of them gives the big library its pages. */
export const PAGE_SEARCH_CASES: readonly Case[] = [
  latencyCase({
    name: (bench) => `search, three words ${among(bench)}`,
    targetMs: TARGET_MS,
    prepare: async (bench) => {
      const { accounts, entries, service } = bench;
      await loadPages(service.ownerUrl, accounts.big, pageCount(bench));
      return searchesIn(bench, accounts.big.user, queriesFor(accounts.big, entries, 3));
    },
  }),
  latencyCase({
    name: (bench) => `search, words that all pages have ${among(bench)}`,
    prepare: (bench) => searchesIn(bench, bench.accounts.big.user, [COMMON_WORDS]),
  }),
];
