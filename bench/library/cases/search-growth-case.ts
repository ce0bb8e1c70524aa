import { p95 } from '../../measure/statistics.ts';
import { timeInTurns } from '../../measure/time-calls.ts';
import type { Case, LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import type { Account } from '../data/accounts.ts';
import { queriesFor } from '../queries.ts';
import { searchesIn } from './search-cases.ts';

const MAX_GROWTH = 3;
const CALLS = { full: 600, quick: 200 } as const;
const WARM_UP_CALLS = 50;
const WORD_COUNTS = [1, 3, 6];

/** What ten times as many bookmarks cost, measured in turns. */
export const searchGrowthCase: Case = {
  name: ({ accounts: { tenth, big } }) =>
    `search, from ${countText(tenth.size)} to ${countText(big.size)} bookmarks`,
  figures: (bench) => {
    const { tenth, big } = bench.accounts;
    return [
      { name: `search, one to six words in ${countText(tenth.size)}: p95`, unit: 'ms' },
      { name: `search, one to six words in ${countText(big.size)}: p95`, unit: 'ms' },
      {
        name: `${searchGrowthCase.name(bench)}: growth of p95`,
        unit: 'times',
        target: { below: MAX_GROWTH },
      },
    ];
  },
  async measure(bench) {
    const { tenth, big } = bench.accounts;
    const contenders = [searches(bench, tenth), searches(bench, big)];
    await timeInTurns(contenders, WARM_UP_CALLS);
    const [small, large] = await timeInTurns(contenders, CALLS[bench.isQuick ? 'quick' : 'full']);
    const [from, to] = [p95(small ?? []), p95(large ?? [])];
    return [from, to, to / from];
  },
};

function searches(bench: LibraryBench, account: Account) {
  const queries = WORD_COUNTS.map((count) => queriesFor(account, bench.entries, count));
  const inTurns = (queries[0] ?? []).flatMap((_, n) => queries.flatMap((kind) => kind[n] ?? []));
  return searchesIn(bench, account.user, inTurns);
}
