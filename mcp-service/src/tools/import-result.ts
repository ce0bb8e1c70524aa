import { z } from 'zod';
import type { ImportReport } from '../bookmarks/transfers.ts';
import { counted, excerpt, lines, oneLine, SAVED_TEXT } from './words.ts';

const EXCERPT_CHARACTERS = 100;

export const importReportResult = z.object({
  format: z.string(),
  entries: z.number(),
  created: z.number(),
  merged: z.number(),
  unchanged: z.number(),
  problems: z.number(),
  not_imported: z.number().optional(),
  first_problems: z.array(z.object({ place: z.number(), reason: z.string(), excerpt: z.string() })),
});
export type ReportResult = z.input<typeof importReportResult>;

export function toReportResult(report: ImportReport): ReportResult {
  return {
    format: report.format,
    entries: report.entryCount,
    created: report.createdCount,
    merged: report.mergedCount,
    unchanged: report.unchangedCount,
    problems: report.problemCount,
    ...(report.droppedCount !== undefined && { not_imported: report.droppedCount }),
    first_problems: report.problems.map(({ place, reason, excerpt: text }) => ({
      place,
      reason,
      excerpt: excerpt(text, EXCERPT_CHARACTERS),
    })),
  };
}

export function reportText({ format, entries, created, merged, unchanged, ...rest }: ReportResult): string {
  const { problems, not_imported: dropped, first_problems: shown } = rest;
  const problemsText =
    dropped === undefined
      ? `${problems} not imported, or changed on the way`
      : `${dropped} not imported, ${problems - dropped} changed on the way`;
  return lines(
    `${format}, ${counted(entries, 'entry', 'entries')}: ${created} created, ${merged} merged, ${unchanged} unchanged, ${problemsText}.`,
    shown.length > 0 && `Not imported, or changed on the way: (${SAVED_TEXT}.)`,
    ...shown.map(
      (problem) => `- at ${problem.place}: ${oneLine(problem.reason)} ${oneLine(problem.excerpt)}`,
    ),
  );
}
