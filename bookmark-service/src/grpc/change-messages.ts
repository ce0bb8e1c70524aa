import type { Change } from '../changes/change.ts';
import type { UndoReport } from '../changes/undo-report.ts';
import { toTimestamp } from './messages.ts';

export function toChangeMessage({ id, kind, at, undoes, itemCount }: Change) {
  return { id, kind, time: toTimestamp(at), itemCount, undoes: undoes ?? '' };
}

export function toUndoMessage({ undoneCount, conflictCount, conflicts }: UndoReport) {
  return {
    undoneCount,
    conflictCount,
    conflicts: conflicts.map(({ id, ...conflict }) => ({ entityId: id, ...conflict })),
  };
}
