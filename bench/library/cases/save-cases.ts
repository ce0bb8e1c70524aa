import type { Case, LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { bookmarkUrl, entryOf } from '../data/accounts.ts';
import { latencyCase } from '../latency-case.ts';

const TARGET_MS = 10;

export const SAVE_CASES: readonly Case[] = [
  latencyCase({
    name: ({ accounts }) => `save a new URL among ${countText(accounts.big.size)}`,
    targetMs: TARGET_MS,
    prepare: (bench) => (n) => saveNew(bench, n),
  }),
  latencyCase({
    name: ({ accounts }) => `save a URL that is there among ${countText(accounts.big.size)}`,
    targetMs: TARGET_MS,
    prepare: (bench) => (n) => saveAgain(bench, n),
  }),
];

async function saveNew(bench: LibraryBench, n: number): Promise<void> {
  const { user } = bench.accounts.big;
  const { url, title, tags } = entryOf(bench.accounts.big, n, bench.entries);
  const request = { url: `${url}?saved=${n}`, title, tags: [...tags] };
  const { outcome } = await bench.client.call(user, 'CreateBookmark', request);
  if (outcome !== 'OUTCOME_CREATED') throw new Error(`a new URL was ${outcome}`);
}

/** Something is new each time, so that there is something to merge. */
async function saveAgain(bench: LibraryBench, n: number): Promise<void> {
  const { user } = bench.accounts.big;
  const url = bookmarkUrl(entryOf(bench.accounts.big, n, bench.entries), n);
  const request = { url, tags: ['saved again'], note: `Saved again, ${n}.` };
  const { outcome } = await bench.client.call(user, 'CreateBookmark', request);
  if (outcome !== 'OUTCOME_MERGED') throw new Error(`a URL that is there was ${outcome}`);
}
