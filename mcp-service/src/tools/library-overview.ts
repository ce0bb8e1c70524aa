import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Overview } from '../bookmarks/tidying.ts';
import { briefResultWithUrl, briefText } from './bookmark-result.ts';
import { changeResult, changeText, toChangeResult } from './change-result.ts';
import { jobResult, jobText, toJobResults } from './job-result.ts';
import { countThatFits } from './result-budget.ts';
import { briefBookmarkResult, tagResult } from './results.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { lines, SAVED_TEXT, tagText } from './words.ts';

/** What callers may want to know before they come upon it. */
const SHOWN_LIMITS = {
  tags_per_bookmark: LIMITS.tagsPerBookmark,
  note_characters: LIMITS.noteLength,
  import_content_characters: LIMITS.importContentLength,
  import_file_bytes: LIMITS.importFileBytes,
};

const dueReminderResult = briefBookmarkResult.extend({ due: z.string() });

const overviewResult = z.object({
  totals: z.record(z.string(), z.number()),
  links: z.record(z.string(), z.number()).optional(),
  top_tags: z.array(tagResult),
  jobs: z.array(jobResult),
  last_changes: z.array(changeResult),
  due_reminders: z.array(dueReminderResult),
  limits: z.record(z.string(), z.number()),
});
type OverviewResult = z.input<typeof overviewResult>;

export const libraryOverview = defineTool({
  name: 'library_overview',
  title: 'Library overview',
  description:
    'Use this when the user asks what is in the library or due, how a job stands, or what was changed lately.',
  hints: READ_HINTS,
  input: z.strictObject({}),
  output: overviewResult,
  async call({ bookmarks }) {
    const result = toResult(await bookmarks.overview());
    return { text: overviewText(result), data: result };
  },
});

function toResult({ dueReminders, ...overview }: Overview): OverviewResult {
  const result = toResultWithoutReminders(overview);
  const reminders = dueReminders.map((bookmark) => ({
    ...briefResultWithUrl(bookmark, LIMITS.urlLength),
    due: bookmark.remindAt?.toISOString() ?? '',
  }));
  // A URL that is cut short opens nothing; those that have no room stay due, and come when the others are done.
  return { ...result, due_reminders: reminders.slice(0, countThatFits([result, ...reminders]) - 1) };
}

function toResultWithoutReminders(overview: Omit<Overview, 'dueReminders'>): OverviewResult {
  return {
    totals: {
      bookmarks: overview.bookmarkCount,
      unread: overview.unreadCount,
      read: overview.readCount,
      archived: overview.archivedCount,
      favorites: overview.favoriteCount,
      untagged: overview.untaggedCount,
      in_trash: overview.trashCount,
      tags: overview.tagCount,
      collections: overview.collectionCount,
    },
    ...(overview.links && {
      links: { broken: overview.links.brokenCount, not_looked_at_yet: overview.links.waitingCount },
    }),
    top_tags: overview.topTags.map(({ name, bookmarkCount }) => ({ name, count: bookmarkCount })),
    jobs: toJobResults(overview.jobs),
    last_changes: overview.changes.map(toChangeResult),
    due_reminders: [],
    limits: SHOWN_LIMITS,
  };
}

function overviewText({
  totals,
  links,
  top_tags,
  jobs,
  last_changes,
  due_reminders,
  limits,
}: OverviewResult): string {
  return lines(
    totals.bookmarks === 0 &&
      'The library is empty: save a URL with add_bookmark, or bring bookmarks with import_bookmarks.',
    factsText(totals),
    links && `Links: ${factsText(links)}`,
    due_reminders.length > 0 &&
      lines(
        `Due reminders: tell the user, then organize_bookmarks with remind_at "done". (${SAVED_TEXT}.)`,
        ...due_reminders.map((reminder) => `${briefText(reminder)} · due ${reminder.due}`),
      ),
    top_tags.length > 0 &&
      `Top tags (saved text): ${top_tags.map(({ name, count }) => `${tagText(name)} ${count}`).join(', ')}`,
    jobs.length > 0 && lines('Jobs:', ...jobs.map(jobText)),
    last_changes.length > 0 &&
      lines(
        'Last changes (undo_change takes one back):',
        ...last_changes.map((change) => `- ${changeText(change)}`),
      ),
    `Limits: ${factsText(limits)}`,
  );
}

function factsText(facts: Readonly<Record<string, number>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`)
    .join(' · ');
}
