import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { ChangeItem } from '../changes/change.ts';
import { BULK_STEP, type BulkWork } from '../library/bulk-work.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryReader, LibraryWriter } from '../library/library-store.ts';
import { resolveFilter } from '../search/resolve-filter.ts';
import { tagKey, unionOfTags } from '../tags/tag.ts';
import type { Bookmark } from './bookmark.ts';
import { bookmarkChange } from './bookmark-change.ts';
import { parseFilter } from './bookmark-filter.ts';
import { type Arrangement, organizeBookmark } from './organize-bookmark.ts';
import type { OrganizeParams } from './organize-params.ts';
import { writeLive } from './write-live.ts';

/** What came of it; JSON, because a job keeps it. */
export const ORGANIZE_REPORT = z.object({
  changedCount: z.int(),
  /** Those that are so already. */
  unchangedCount: z.int(),
  /** Those that have no room for it, and are left as they are. */
  skippedCount: z.int(),
  /** The ids of some of them. */
  skippedIds: z.array(z.string()),
  /** The ids of some that were, or would be, changed. */
  exampleIds: z.array(z.string()),
});
export type OrganizeReport = z.infer<typeof ORGANIZE_REPORT>;

type Pair = { readonly before: Bookmark; readonly after: Bookmark; readonly item: ChangeItem };

/** What comes of some bookmarks: pairs of those that change, and the ids of those that have no room for it. */
type Arranged = { readonly changed: readonly Pair[]; readonly skippedIds: readonly string[] };

/** How to go about a bookmark that has no room: refuse all, or leave it as it is. */
type Unfit = 'refuse' | 'skip';

const NOTHING: OrganizeReport = {
  ...{ changedCount: 0, unchangedCount: 0, exampleIds: [] },
  ...{ skippedCount: 0, skippedIds: [] },
};

/**
 * Changes many bookmarks in the same way.
 *
 * @param unfit a call can refuse as a whole; a job, whose first steps are done when it meets a bookmark without room, skips it.
 */
export function organizeWork(
  { changeId, at, target, arrangement }: OrganizeParams,
  unfit: Unfit,
): BulkWork<OrganizeReport> {
  return {
    changeId,

    total: (library) => countTarget(library, target, at),

    async step(library, cursor, before) {
      const ids = await targetIds(library, target, at, cursor);
      const bookmarks = await library.bookmarksByIds(ids);
      const arranged = arrangedBy(await spelled(library, arrangement), bookmarks, unfit);
      const { changed } = arranged;
      await write(library, changed, at);
      if (changed.length > 0) {
        const items = changed.map(({ item }) => item);
        await library.recordChange({ id: changeId, kind: 'organize', at, undoes: undefined, items });
      }
      return {
        done: ids.length,
        cursor: ids.length < BULK_STEP ? undefined : ids.at(-1),
        report: addToReport(ORGANIZE_REPORT.parse(before ?? NOTHING), bookmarks.length, arranged),
      };
    },
  };
}

/** What would come of it. */
export async function previewOrganize(
  library: LibraryReader,
  target: OrganizeParams['target'],
  arrangement: Arrangement,
  at: Date,
): Promise<OrganizeReport & { examples: Bookmark[] }> {
  const unfit = (await countTarget(library, target, at)) > LIMITS.bookmarksPerCall ? 'skip' : 'refuse';
  let report = NOTHING;
  const examples: Bookmark[] = [];
  let cursor: string | undefined;
  do {
    const ids = await targetIds(library, target, at, cursor);
    const bookmarks = await library.bookmarksByIds(ids);
    const arranged = arrangedBy(arrangement, bookmarks, unfit);
    report = addToReport(report, bookmarks.length, arranged);
    examples.push(...arranged.changed.slice(0, LIMITS.examples - examples.length).map(({ after }) => after));
    cursor = ids.length < BULK_STEP ? undefined : ids.at(-1);
  } while (cursor !== undefined);
  return { ...report, examples };
}

/** More than a library holds. */
const MAX_COUNTED = 1_000_000;

export async function countTarget(
  library: LibraryReader,
  target: OrganizeParams['target'],
  at: Date,
): Promise<number> {
  if ('ids' in target) return target.ids.length;
  const condition = await resolveFilter(library, parseFilter(target.filter), at);
  return library.countBookmarks(condition, MAX_COUNTED);
}

/** In the order of their ids: what a step changes may leave the filter, and is not met again. */
async function targetIds(
  library: LibraryReader,
  target: OrganizeParams['target'],
  at: Date,
  after: string | undefined,
): Promise<string[]> {
  if ('ids' in target) return after === undefined ? target.ids : [];
  const condition = await resolveFilter(library, parseFilter(target.filter), at);
  return library.filteredIds(condition, after, BULK_STEP);
}

async function spelled(library: LibraryWriter, arrangement: Arrangement): Promise<Arrangement> {
  const names = unionOfTags(arrangement.addTags, arrangement.collection?.autoTags ?? []);
  const spellings = new Map((await library.spellTags(names)).map((name) => [tagKey(name), name]));
  const spell = (name: string) => spellings.get(tagKey(name)) ?? name;
  const { collection } = arrangement;
  return {
    ...arrangement,
    addTags: arrangement.addTags.map(spell),
    collection: collection && { ...collection, autoTags: collection.autoTags.map(spell) },
  };
}

function arrangedBy(arrangement: Arrangement, bookmarks: readonly Bookmark[], unfit: Unfit): Arranged {
  const skippedIds: string[] = [];
  const changed = bookmarks.flatMap((before) => {
    const after =
      unfit === 'skip' ? organizedOrLeft(before, arrangement) : organizeBookmark(before, arrangement);
    if (after === undefined) skippedIds.push(before.id);
    if (after === undefined) return [];
    const item = bookmarkChange(before, after);
    return item === undefined ? [] : { before, after, item };
  });
  return { changed, skippedIds };
}

/** @returns undefined where the bookmark has no room. */
function organizedOrLeft(bookmark: Bookmark, arrangement: Arrangement): Bookmark | undefined {
  try {
    return organizeBookmark(bookmark, arrangement);
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'invalid') return undefined;
    throw error;
  }
}

async function write(library: LibraryWriter, changed: readonly Pair[], at: Date): Promise<void> {
  await writeLive(
    library,
    changed.map(({ before, after }) => ({
      before,
      after: { ...after, updatedAt: at, version: before.version + 1 },
    })),
  );
}

function addToReport(
  report: OrganizeReport,
  seen: number,
  { changed, skippedIds }: Arranged,
): OrganizeReport {
  return {
    changedCount: report.changedCount + changed.length,
    unchangedCount: report.unchangedCount + seen - changed.length - skippedIds.length,
    skippedCount: report.skippedCount + skippedIds.length,
    skippedIds: [...report.skippedIds, ...skippedIds].slice(0, LIMITS.problems),
    exampleIds: [...report.exampleIds, ...changed.map(({ before }) => before.id)].slice(0, LIMITS.examples),
  };
}
