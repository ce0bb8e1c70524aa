import type { Table } from '../report/table.ts';
import type { Wrongs } from '../traffic/person.ts';
import type { Tally } from '../traffic/tally.ts';
import { type Allowance, flatness } from './flatness.ts';
import type { ProcessSample } from './process-sample.ts';
import type { Samples } from './watch-processes.ts';

export type SoakReport = {
  readonly minutes: number;
  readonly tally: Pick<Tally, 'calls' | 'faultTexts'>;
  readonly refreshes: number;
  readonly wrongs: Wrongs;
  readonly samples: Samples;
  /** Processes that ended. */
  readonly dead: readonly string[];
};

/** One thing that was looked at. */
export type Finding = { readonly what: string; readonly found: string; readonly isGood: boolean };

const HEADINGS = ['what', 'found', ''];
const HELD: readonly (readonly [keyof ProcessSample, string, Allowance])[] = [
  ['memoryMiB', 'MiB of memory', { share: 0.1, atLeast: 16 }],
  ['fileDescriptors', 'file descriptors', { share: 0.1, atLeast: 8 }],
  ['sockets', 'connections', { share: 0.1, atLeast: 8 }],
];
/** Each of its processes keeps open what it comes across of the files of the database: more for a long time, and a cache. */
const KEEPS_FILES_OPEN = 'postgres';

/** Everything that is promised, whether it held or not. */
export function findings(report: SoakReport): Finding[] {
  const { minutes, tally, refreshes, wrongs, samples, dead } = report;
  const none = (what: string, wrong: readonly string[]): Finding => ({
    what,
    found: wrong.length === 0 ? 'none' : `${wrong.length}: ${wrong.slice(0, 3).join('; ')}`,
    isGood: wrong.length === 0,
  });
  return [
    { what: 'calls', found: `${tally.calls.length} in ${minutes} min`, isGood: tally.calls.length > 0 },
    { what: 'tokens renewed', found: String(refreshes), isGood: refreshes > 0 },
    none('errors', tally.faultTexts),
    none('writes lost', wrongs.lost),
    none('writes made twice', wrongs.doubled),
    none("others' data seen", wrongs.foreign),
    none('processes that ended', dead),
    ...[...samples].flatMap(([name, series]) => heldBy(name, series)),
  ];
}

function heldBy(name: string, series: readonly ProcessSample[]): Finding[] {
  const held = HELD.filter(([member]) => name !== KEEPS_FILES_OPEN || member !== 'fileDescriptors');
  return held.map(([member, words, allowance]) => {
    const { early, late, isFlat } = flatness(
      series.map((sample) => sample[member]),
      allowance,
    );
    return {
      what: `${name}: ${words}`,
      found: `${Math.round(early)} early, ${Math.round(late)} late`,
      isGood: isFlat,
    };
  });
}

export function findingsTable(found: readonly Finding[]): Table {
  return [HEADINGS, ...found.map((one) => [one.what, one.found, one.isGood ? 'as promised' : 'BROKEN'])];
}
