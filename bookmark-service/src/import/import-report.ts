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
  /** What could not be imported, or not as it stands in the file. */
  problemCount: z.int(),
  /** How many of them could not be imported; undefined where a version that did not tell them apart had a part in it. */
  droppedCount: z.int().optional(),
  /** The first of them, what could not be imported before all else. */
  problems: z.array(z.object({ place: z.int(), reason: z.string(), excerpt: z.string() })).readonly(),
});
export type ImportReport = z.infer<typeof IMPORT_REPORT>;

/** What became of a batch of entries. */
export type BatchOutcome = {
  readonly entryCount: number;
  readonly createdCount: number;
  readonly mergedCount: number;
  readonly unchangedCount: number;
  /** What could not be imported. */
  readonly dropped: readonly ImportProblem[];
  /** What was imported, but not as it stands in the file. */
  readonly changed: readonly ImportProblem[];
};

export function emptyReport(format: string): ImportReport {
  const none = { entryCount: 0, createdCount: 0, mergedCount: 0, unchangedCount: 0 };
  return { format, ...none, problemCount: 0, droppedCount: 0, problems: [] };
}

export function addOutcome(report: ImportReport, outcome: BatchOutcome): ImportReport {
  const { droppedCount, problems } = report;
  const dropped = outcome.dropped.map(withoutKind);
  const changed = outcome.changed.map(withoutKind);
  const first = droppedCount ?? problems.length;
  return {
    format: report.format,
    entryCount: report.entryCount + outcome.entryCount,
    createdCount: report.createdCount + outcome.createdCount,
    mergedCount: report.mergedCount + outcome.mergedCount,
    unchangedCount: report.unchangedCount + outcome.unchangedCount,
    problemCount: report.problemCount + dropped.length + changed.length,
    droppedCount: droppedCount === undefined ? undefined : droppedCount + dropped.length,
    problems: [...problems.slice(0, first), ...dropped, ...problems.slice(first), ...changed].slice(
      0,
      LIMITS.problems,
    ),
  };
}

function withoutKind({ place, reason, excerpt }: ImportProblem) {
  return { place, reason, excerpt };
}

export function hasChanges({ createdCount, mergedCount }: ImportReport): boolean {
  return createdCount + mergedCount > 0;
}
