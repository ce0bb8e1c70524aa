import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { addOutcome, emptyReport, IMPORT_REPORT } from './import-report.ts';
import { importProblem } from './imported-bookmark.ts';

/** What became of a batch in which these places were dropped, and those changed. */
function anOutcome(dropped: readonly number[], changed: readonly number[]) {
  const problems = (places: readonly number[]) => places.map((place) => importProblem(place, 'Why.', 'What'));
  const none = { entryCount: 0, createdCount: 0, mergedCount: 0, unchangedCount: 0 };
  return { ...none, dropped: problems(dropped), changed: problems(changed) };
}

describe('the report of an import', () => {
  test('lists what was dropped in all batches before what was changed, as far as there is room', () => {
    const many = Array.from({ length: LIMITS.problems }, (_, index) => index + 10);
    const first = addOutcome(emptyReport('urls'), anOutcome([2], [1, ...many]));
    const second = addOutcome(first, anOutcome([51, 52], [50]));
    expect(second).toMatchObject({ problemCount: LIMITS.problems + 5, droppedCount: 3 });
    expect(second.problems.map(({ place }) => place)).toEqual([
      ...[2, 51, 52, 1],
      ...many.slice(0, LIMITS.problems - 4),
    ]);
  });

  test('does not tell them apart where a version did not that began the import', () => {
    const { droppedCount: _, ...known } = addOutcome(emptyReport('urls'), anOutcome([], [1]));
    const report = addOutcome(IMPORT_REPORT.parse(known), anOutcome([3], [2]));
    expect(report).toMatchObject({ problemCount: 3, droppedCount: undefined });
    expect(report.problems.map(({ place }) => place)).toEqual([1, 3, 2]);
  });
});
