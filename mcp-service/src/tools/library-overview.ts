import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Overview } from '../bookmarks/tidying.ts';
import { changeResult, changeText, toChangeResult } from './change-result.ts';
import { jobResult, jobText, toJobResults } from './job-result.ts';
import { tagResult } from './results.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { lines, tagText } from './words.ts';

/** What callers may want to know before they come upon it. */
const SHOWN_LIMITS = {
  tags_per_bookmark: LIMITS.tagsPerBookmark,
  note_characters: LIMITS.noteLength,
  import_content_characters: LIMITS.importContentLength,
  import_file_bytes: LIMITS.importFileBytes,
};

const overviewResult = z.object({
  totals: z.record(z.string(), z.number()),
  links: z.record(z.string(), z.number()).optional(),
  top_tags: z.array(tagResult),
  jobs: z.array(jobResult),
  last_changes: z.array(changeResult),
  limits: z.record(z.string(), z.number()),
});
type OverviewResult = z.input<typeof overviewResult>;

export const libraryOverview = defineTool({
  name: 'library_overview',
  title: 'Library overview',
  description:
    'Use this when the user asks what is in the library, how a job stands, or what was changed lately.',
  hints: READ_HINTS,
  input: z.strictObject({}),
  output: overviewResult,
  async call({ bookmarks }) {
    const result = toResult(await bookmarks.overview());
    return { text: overviewText(result), data: result };
  },
});

function toResult(overview: Overview): OverviewResult {
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
    limits: SHOWN_LIMITS,
  };
}

function overviewText({ totals, links, top_tags, jobs, last_changes, limits }: OverviewResult): string {
  return lines(
    totals.bookmarks === 0 &&
      'The library is empty: save a URL with add_bookmark, or bring bookmarks with import_bookmarks.',
    factsText(totals),
    links && `Links: ${factsText(links)}`,
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
