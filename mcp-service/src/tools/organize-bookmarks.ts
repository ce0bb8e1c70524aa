import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { STATUSES } from '../bookmarks/bookmark.ts';
import type { BulkEdit, BulkReport, Targets } from '../bookmarks/changes.ts';
import { type FilterInput, filterFromInput, tagsIn } from './bookmark-page.ts';
import { briefResult, briefText, missingText, shownRef } from './bookmark-result.ts';
import { reminderData, reminderText } from './reminder-result.ts';
import { briefBookmarkResult, changeIdResult, jobIdResult, reminderResult } from './results.ts';
import {
  collectionParameter,
  dryRunParameter,
  filterParameter,
  noteParameter,
  refParameter,
  remindAtParameter,
  tagsParameter,
} from './schemas.ts';
import { collectionIdIn, unknownTagsText, withCollectionHint } from './suggestions.ts';
import { ADDITIVE_HINTS, defineTool } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';
import { counted, lines, receiptData, receiptText, SAVED_TEXT } from './words.ts';

const CHANGES = 'add_tags, remove_tags, collection, status, favorite, append_note, remind_at';

export const organizeBookmarks = defineTool({
  name: 'organize_bookmarks',
  title: 'Organize bookmarks',
  description:
    'Use this when the user wants to tag, file, mark or annotate bookmarks alike: the given refs, or all that pass a filter.',
  hints: ADDITIVE_HINTS,
  input: z.strictObject({
    refs: z.array(refParameter).min(1).max(LIMITS.refsPerCall).optional(),
    filter: filterParameter.optional(),
    add_tags: tagsParameter.optional(),
    remove_tags: tagsParameter.optional(),
    collection: collectionParameter.optional().describe('Path, made if new; "" takes out'),
    status: z.enum(STATUSES).optional(),
    favorite: z.boolean().optional(),
    append_note: noteParameter.optional(),
    remind_at: remindAtParameter.optional(),
    dry_run: dryRunParameter,
  }),
  output: z.object({
    changed: z.number(),
    unchanged: z.number(),
    skipped: z.number(),
    examples: z.array(briefBookmarkResult),
    not_found: z.array(z.string()),
    dry_run: z.boolean(),
    reminder: reminderResult,
    change_id: changeIdResult,
    job_id: jobIdResult,
  }),
  async call({ bookmarks }, { refs, filter, dry_run: dryRun, ...input }) {
    const targets = targetsOf(refs, filter);
    const { add_tags: addTags, remove_tags: removeTags, append_note: appendNote, ...others } = input;
    const { remind_at: remindAt, ...same } = others;
    const edit: BulkEdit = { ...same, addTags, removeTags, appendNote, remindAt };
    if (!Object.values(edit).some(changesSomething))
      throw new ToolRefusedError(`Give at least one of ${CHANGES}.`);
    const mustBeThere = filter?.collection ?? collectionIdIn(input.collection);
    const report = await withCollectionHint(bookmarks, mustBeThere, () =>
      bookmarks.organize(targets, edit, { dryRun }),
    );
    const named = [...tagsIn(filter ?? {}), ...(removeTags ?? [])];
    const tagHints = changesNothing(report) ? await unknownTagsText(bookmarks, named) : '';
    return { text: lines(reportText(report, dryRun), tagHints), data: reportData(report, dryRun) };
  },
});

function targetsOf(refs: readonly string[] | undefined, filter: FilterInput | undefined): Targets {
  if (refs && !filter) return { refs };
  if (filter && !refs) return { filter: filterFromInput(filter) };
  throw new ToolRefusedError(
    'Give either refs or a filter, not both; a filter takes at least one condition.',
  );
}

/** An empty list or an empty note changes nothing; an empty collection takes out of one. */
function changesSomething(value: BulkEdit[keyof BulkEdit]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** What a job changes is not known yet. */
function changesNothing({ changedCount, jobId }: BulkReport): boolean {
  return changedCount === 0 && jobId === undefined;
}

function reportData(report: BulkReport, dryRun: boolean) {
  return {
    changed: report.changedCount,
    unchanged: report.unchangedCount,
    skipped: report.skippedCount,
    examples: report.examples.map(briefResult),
    not_found: report.missingRefs.map(shownRef),
    dry_run: dryRun,
    ...reminderData(report.reminder),
    ...receiptData(report),
  };
}

function reportText(report: BulkReport, dryRun: boolean): string {
  const { examples, missingRefs } = report;
  return lines(
    countsText(report, dryRun),
    examples.length > 0 && lines(`Among them (${SAVED_TEXT}.)`, ...examples.map(briefResult).map(briefText)),
    missingText(missingRefs),
    reminderText(report.reminder),
    receiptText(report),
  );
}

function countsText(report: BulkReport, dryRun: boolean): string {
  const { changedCount, unchangedCount, skippedCount, jobId } = report;
  if (jobId && changedCount === 0) return 'These are many bookmarks: a job changes them.';
  const count = counted(changedCount, 'bookmark');
  const done = jobId ? `${count} will be changed` : `${count} changed`;
  const skipped = skippedCount > 0 ? `; ${skippedCount} have no room for it and are skipped` : '';
  return `${dryRun ? `Nothing is changed yet: ${count} would be changed` : done}; ${unchangedCount} are so already${skipped}.`;
}
