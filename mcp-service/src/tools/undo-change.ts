import { z } from 'zod';
import type { UndoReport } from '../bookmarks/changes.ts';
import { changeIdResult, jobIdResult } from './results.ts';
import { ADDITIVE_HINTS, defineTool } from './tool.ts';
import { counted, excerpt, lines, oneLine, receiptData, receiptText, SAVED_TEXT } from './words.ts';

const LABEL_CHARACTERS = 100;

export const undoChange = defineTool({
  name: 'undo_change',
  title: 'Undo change',
  description:
    'Use this when the user wants a change of the last 30 days taken back, also an undo. What was changed since is left as it is, and named.',
  hints: ADDITIVE_HINTS,
  input: z.strictObject({ change_id: z.string().max(64).describe('chg_…') }),
  output: z.object({
    undone: z.number(),
    conflicts: z.number(),
    first_conflicts: z.array(
      z.object({ entity: z.string(), id: z.string(), label: z.string(), reason: z.string() }),
    ),
    change_id: changeIdResult,
    job_id: jobIdResult,
  }),
  async call({ bookmarks }, { change_id: changeId }) {
    const report = await bookmarks.undo(changeId);
    const conflicts = report.conflicts.map(({ entity, entityId, label, reason }) => ({
      entity,
      id: entityId,
      label: excerpt(label, LABEL_CHARACTERS),
      reason,
    }));
    return {
      text: lines(
        outcomeText(report),
        report.conflictCount > 0 &&
          `Not as before, for the reason that each says: ${report.conflictCount} (${SAVED_TEXT}.)`,
        ...conflicts.map(
          ({ entity, id, label, reason }) => `- ${entity} ${id} ${oneLine(label)}: ${oneLine(reason)}`,
        ),
        receiptText(report),
      ),
      data: {
        undone: report.undoneCount,
        conflicts: report.conflictCount,
        first_conflicts: conflicts,
        ...receiptData(report),
      },
    };
  },
});

function outcomeText({ undoneCount, conflictCount, jobId }: UndoReport): string {
  if (jobId) return 'It is being taken back.';
  if (undoneCount > 0) return `Taken back: ${counted(undoneCount, 'thing is', 'things are')} as before.`;
  return conflictCount > 0 ? 'Nothing was taken back.' : 'Nothing was left to take back.';
}
