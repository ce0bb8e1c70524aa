import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { TagChange, TagChangeReport } from '../bookmarks/tags.ts';
import { confirmChange, tokenText } from './confirm-change.ts';
import { changeIdResult, jobIdResult } from './results.ts';
import { confirmTokenParameter, dryRunParameter, tagParameter } from './schemas.ts';
import { unknownTagsText } from './suggestions.ts';
import { DESTRUCTIVE_HINTS, defineTool, type ToolContext } from './tool.ts';
import { counted, lines, receiptData, receiptText, tagsText, tagText } from './words.ts';

/** Renaming tags of more bookmarks than this, or removing a tag from any, is confirmed first. */
const UNCONFIRMED_BOOKMARKS = 20;
const STATUS_TEXT = {
  changed: '',
  dry_run: 'Nothing is changed yet; this would be.',
  unchanged: 'Nothing changed.',
};

const tagChange = z.strictObject({
  from: z.array(tagParameter).min(1).max(LIMITS.tagsPerFilter),
  to: tagParameter.min(1).nullable().describe('null removes the tags'),
});

export const updateTags = defineTool({
  name: 'update_tags',
  title: 'Update tags',
  description:
    'Use this when the user wants to rename, merge or delete tags in all bookmarks. A deletion, or a change of many bookmarks, first returns a confirm_token.',
  hints: DESTRUCTIVE_HINTS,
  input: z.strictObject({
    changes: z.array(tagChange).min(1).max(LIMITS.tagChangesPerCall),
    dry_run: dryRunParameter,
    confirm_token: confirmTokenParameter,
  }),
  output: z.object({
    status: z.enum(['changed', 'unchanged', 'dry_run', 'confirmation_required']),
    changed: z.number(),
    changed_by_each: z.array(z.number()),
    unknown_tags: z.array(z.string()),
    confirm_token: z.string().optional(),
    change_id: changeIdResult,
    job_id: jobIdResult,
  }),
  async call(context, { changes, dry_run: dryRun, confirm_token: confirmToken }) {
    const { bookmarks } = context;
    const preview = await bookmarks.updateTags(changes, { dryRun: true });
    if (dryRun) return answer(context, changes, preview, 'dry_run');
    if (changesNothing(changes, preview)) return answer(context, changes, preview, 'unchanged');
    if (needsConfirmation(changes, preview)) {
      const question = `Change the tags of ${counted(preview.changedCount, 'bookmark')}?\n${changesText(changes, preview)}`;
      const asked = { action: 'update_tags', targets: targetsOf(changes, preview), question };
      const confirmation = confirmChange(context, asked, confirmToken);
      if (confirmation.kind === 'question') return confirmation.answer;
      if (confirmation.kind === 'token') return answerWithToken(changes, preview, confirmation.token);
    }
    const report = await bookmarks.updateTags(changes, { dryRun: false });
    return answer(context, changes, report, report.changeId || report.jobId ? 'changed' : 'unchanged');
  },
});

/** A tag that no bookmark carries may still be one that collections add or look for; it is not unknown then. */
function changesNothing(
  changes: readonly TagChange[],
  { changedCount, unknownTags }: TagChangeReport,
): boolean {
  return changedCount === 0 && changes.every(({ from }) => from.every((name) => unknownTags.includes(name)));
}

function needsConfirmation(changes: readonly TagChange[], { changedCount }: TagChangeReport): boolean {
  return changedCount > UNCONFIRMED_BOOKMARKS || changes.some(({ to }) => to === null);
}

/** The changes, and how many bookmarks they were shown to affect: if that grows meanwhile, it is asked again. */
function targetsOf(changes: readonly TagChange[], { changedCounts }: TagChangeReport): string[] {
  return changes.map(({ from, to }, index) => JSON.stringify([index, from, to, changedCounts[index]]));
}

async function answer(
  { bookmarks }: ToolContext,
  changes: readonly TagChange[],
  report: TagChangeReport,
  status: keyof typeof STATUS_TEXT,
) {
  return {
    text: lines(
      STATUS_TEXT[status],
      changesText(changes, report),
      `${counted(report.changedCount, 'bookmark')} in all.`,
      await unknownTagsText(bookmarks, report.unknownTags),
      receiptText(report),
    ),
    data: { ...reportData(report), status },
  };
}

function answerWithToken(changes: readonly TagChange[], report: TagChangeReport, token: string) {
  const what = `the tags of ${counted(report.changedCount, 'bookmark')} may be changed so`;
  return {
    text: lines(tokenText(token, what), changesText(changes, report)),
    data: { ...reportData(report), status: 'confirmation_required' as const, confirm_token: token },
  };
}

function reportData(report: TagChangeReport) {
  return {
    changed: report.changedCount,
    changed_by_each: [...report.changedCounts],
    unknown_tags: [...report.unknownTags],
    ...receiptData(report),
  };
}

function changesText(changes: readonly TagChange[], { changedCounts }: TagChangeReport): string {
  return changes
    .map(({ from, to }, index) => {
      const becomes = to === null ? 'removed' : `→ ${tagText(to)}`;
      return `- ${tagsText(from)} ${becomes}: ${counted(changedCounts[index] ?? 0, 'bookmark')}`;
    })
    .join('\n');
}
