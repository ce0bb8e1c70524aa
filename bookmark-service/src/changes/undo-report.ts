import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { ChangeItem } from './change.ts';

/** A thing that is left as it is, because it was changed again since. */
const CONFLICT = z.object({
  entity: z.enum(['bookmark', 'collection', 'tag']),
  id: z.string(),
  /** What people know it by. */
  label: z.string(),
  reason: z.string(),
});

/** What came of an undo; JSON, because a job keeps it. */
export const UNDO_REPORT = z.object({
  /** How many things are as they were before the change. */
  undoneCount: z.int(),
  conflictCount: z.int(),
  /** Some of them. */
  conflicts: z.array(CONFLICT),
});

export type Conflict = z.infer<typeof CONFLICT>;
export type UndoReport = z.infer<typeof UNDO_REPORT>;

/** What came of undoing some items: what was changed, as the undo records it, and what was left as it is. */
export type UndoPart = { readonly items: readonly ChangeItem[]; readonly conflicts: readonly Conflict[] };

export function addToReport(report: UndoReport, { items, conflicts }: UndoPart): UndoReport {
  return {
    undoneCount: report.undoneCount + items.length,
    conflictCount: report.conflictCount + conflicts.length,
    conflicts: [...report.conflicts, ...conflicts].slice(0, LIMITS.conflicts),
  };
}
