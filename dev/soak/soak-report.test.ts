import { describe, expect, test } from '@jest/globals';
import { Tally } from '../traffic/tally.ts';
import type { ProcessSample } from './process-sample.ts';
import { findings, findingsTable, type SoakReport } from './soak-report.ts';

const SAMPLE: ProcessSample = { memoryMiB: 100, fileDescriptors: 30, sockets: 20 };
const NO_WRONGS = { lost: [], doubled: [], foreign: [] };
const tallyOf = (fault: string | undefined) => {
  const tally = new Tally();
  tally.calls.push({ sentAtMs: 0, endedAtMs: 1, fault });
  return tally;
};
const series = (of: (n: number) => Partial<ProcessSample>, name = 'gateway') =>
  new Map([[name, Array.from({ length: 50 }, (_, n) => ({ ...SAMPLE, ...of(n) }))]]);

const GOOD: SoakReport = {
  minutes: 10,
  tally: tallyOf(undefined),
  refreshes: 5,
  wrongs: NO_WRONGS,
  samples: series(() => ({})),
  dead: [],
};
const broken = (changes: Partial<SoakReport>) =>
  findings({ ...GOOD, ...changes })
    .filter(({ isGood }) => !isGood)
    .map(({ what }) => what);

describe('a soak', () => {
  test('is good where everything is as promised', () => {
    expect(broken({})).toEqual([]);
    expect(findingsTable(findings(GOOD))).toContainEqual(['writes lost', 'none', 'as promised']);
  });

  test('does not look at the files that PostgreSQL keeps open, but at its connections', () => {
    expect(broken({ samples: series((n) => ({ fileDescriptors: 30 + n }), 'postgres') })).toEqual([]);
    expect(broken({ samples: series((n) => ({ sockets: 20 + n }), 'postgres') })).toEqual([
      'postgres: connections',
    ]);
  });

  test.each<[string, Partial<SoakReport>]>([
    ['calls', { tally: new Tally() }],
    ['tokens renewed', { refreshes: 0 }],
    ['errors', { tally: tallyOf('500 internal') }],
    ['writes lost', { wrongs: { ...NO_WRONGS, lost: ['a'] } }],
    ['writes made twice', { wrongs: { ...NO_WRONGS, doubled: ['a'] } }],
    ["others' data seen", { wrongs: { ...NO_WRONGS, foreign: ['a'] } }],
    ['processes that ended', { dead: ['redis'] }],
    ['gateway: MiB of memory', { samples: series((n) => ({ memoryMiB: 100 + n })) }],
    ['gateway: file descriptors', { samples: series((n) => ({ fileDescriptors: 30 + n })) }],
    ['gateway: connections', { samples: series((n) => ({ sockets: 20 + n })) }],
  ])('is broken by: %s', (what, changes) => {
    expect(broken(changes)).toEqual([what]);
  });
});
