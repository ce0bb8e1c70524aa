import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { ImportProblem } from './imported-bookmark.ts';

/** What came of a file so far; also as JSON between the steps of a job, and as its result. */
export const IMPORT_REPORT = z.object({
  /** What the file turned out to be: netscape, json, … */
  format: z.string(),
  entryCount: z.int(),
  createdCount: z.int(),
  mergedCount: z.int(),
  unchangedCount: z.int(),
  problemCount: z.int(),
  /** The first of what could not be imported, or not as it stands in the file. */
  problems: z.array(z.object({ place: z.int(), reason: z.string(), excerpt: z.string() })).readonly(),
});
export type ImportReport = z.infer<typeof IMPORT_REPORT>;

/** What became of a batch of entries. */
export type BatchOutcome = {
  readonly entryCount: number;
  readonly createdCount: number;
  readonly mergedCount: number;
  readonly unchangedCount: number;
  readonly problems: readonly Omit<ImportProblem, 'kind'>[];
};

export function emptyReport(format: string): ImportReport {
  const none = { entryCount: 0, createdCount: 0, mergedCount: 0, unchangedCount: 0, problemCount: 0 };
  return { format, ...none, problems: [] };
}

export function addOutcome(report: ImportReport, outcome: BatchOutcome): ImportReport {
  const problems = outcome.problems.map(({ place, reason, excerpt }) => ({ place, reason, excerpt }));
  return {
    format: report.format,
    entryCount: report.entryCount + outcome.entryCount,
    createdCount: report.createdCount + outcome.createdCount,
    mergedCount: report.mergedCount + outcome.mergedCount,
    unchangedCount: report.unchangedCount + outcome.unchangedCount,
    problemCount: report.problemCount + problems.length,
    problems: [...report.problems, ...problems].slice(0, LIMITS.problems),
  };
}

export function hasChanges({ createdCount, mergedCount }: ImportReport): boolean {
  return createdCount + mergedCount > 0;
}
