import { LIMITS } from '@bookmarks/protos';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { Change } from '../changes/change.ts';
import type { Job } from '../jobs/job.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import type { Tag } from '../tags/tag.ts';
import type { LinkTotals, Totals } from './overview-store.ts';

const TOP_TAGS = 10;
const JOBS = 20;
const CHANGES = 10;

export type Overview = {
  readonly totals: Totals;
  readonly links: LinkTotals | undefined;
  /** Most used first. */
  readonly topTags: readonly Tag[];
  readonly jobs: readonly Job[];
  readonly changes: readonly Change[];
  /** Some of them, those due longest first. */
  readonly dueReminders: readonly Bookmark[];
};

/** A library at a glance. */
export function createOverview({ store, clock }: LibraryDeps) {
  return {
    overview: (context: CallContext): Promise<Overview> =>
      store.read(context, async (library) => ({
        totals: await library.totals(),
        links: await library.linkTotals(),
        topTags: (await library.tagPage(MOST_USED_TAGS)).map(({ row }) => row),
        jobs: await library.currentJobs(clock(), JOBS),
        changes: await library.recentChanges(CHANGES),
        dueReminders: await library.dueReminders(clock(), LIMITS.dueReminders),
      })),
  };
}

const MOST_USED_TAGS = {
  prefix: undefined,
  minCount: undefined,
  maxCount: undefined,
  similarTo: undefined,
  order: 'count',
  after: undefined,
  limit: TOP_TAGS,
} as const;
