import type { Change } from '../changes/change.ts';
import type { UndoReport } from '../changes/undo-report.ts';
import { toTimestamp } from './messages.ts';

export function toChangeMessage({ id, kind, at, undoes, itemCount }: Change) {
  return { id, kind, time: toTimestamp(at), itemCount, undoes: undoes ?? '' };
}

/** Without a report, which a job that has not begun lacks, nothing is undone. */
export function toUndoMessage(report: UndoReport | undefined) {
  return {
    undoneCount: report?.undoneCount ?? 0,
    conflictCount: report?.conflictCount ?? 0,
    conflicts: (report?.conflicts ?? []).map(({ id, ...conflict }) => ({ entityId: id, ...conflict })),
  };
}
