import { LIMITS } from '@bookmarks/protos';
import { collectionKey, parseCollectionPath } from '../collections/collection-name.ts';
import { requireCollection } from '../collections/collection-reference.ts';
import type { CollectionReader } from '../collections/collection-store.ts';
import { ensureCollection, requireOrdinary } from '../collections/ensure-collection.ts';
import type { StartJob } from '../jobs/job.ts';
import { doOrStart } from '../library/bulk-work.ts';
import { isId, newId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryReader, LibraryWriter } from '../library/library-store.ts';
import type { ReminderWish } from '../reminders/reminder.ts';
import type { Bookmark } from './bookmark.ts';
import { resolveReferences } from './bookmark-reference.ts';
import type { Arrangement } from './organize-bookmark.ts';
import type { OrganizeTarget } from './organize-input.ts';
import { ORGANIZE_PARAMS, type OrganizeParams } from './organize-params.ts';
import { countTarget, organizeWork, previewOrganize } from './organize-work.ts';

/** What is to be done, checked. */
export type Organization = {
  readonly target: OrganizeTarget;
  readonly arrangement: Omit<Arrangement, 'collection'>;
  /** An id or a path; empty: out of any collection. */
  readonly collection: string | undefined;
};

/** What was, or would be, changed. */
export type Organized = {
  /** With a job: how many it goes through. */
  readonly changedCount: number;
  readonly unchangedCount: number;
  /** Those that have no room for it, of so many that a job would skip them. */
  readonly skippedCount: number;
  /** Some of them. */
  readonly skippedIds: readonly string[];
  /** Some of those that were, or would be, changed. */
  readonly examples: readonly Bookmark[];
  /** The references, as given, that name nothing in the library. */
  readonly missingRefs: readonly string[];
  readonly changeId: string | undefined;
  readonly jobId: string | undefined;
  /** As it was understood; undefined where there is no bookmark to have it. */
  readonly reminder: ReminderWish | undefined;
};

const NOTHING = {
  ...{ changedCount: 0, unchangedCount: 0, skippedCount: 0 },
  ...{ skippedIds: [], examples: [], changeId: undefined, jobId: undefined, reminder: undefined },
};

export async function organizeBookmarks(
  library: LibraryWriter,
  { target, arrangement, collection }: Organization,
  at: Date,
  startJob: StartJob<LibraryWriter>,
): Promise<Organized> {
  const { missingRefs, ...found } = await lookUp(library, target);
  const { reminder } = arrangement;
  const count = await countTarget(library, found.target, at);
  requireFewReminders(arrangement, count);
  if (count === 0) return { ...NOTHING, missingRefs };
  const changeId = newId('chg');
  const place = await placeInLibrary(library, collection, changeId, at);
  // As the JSON that a job would keep, so that both do the same.
  const params = JSON.parse(
    JSON.stringify({ changeId, at, ...found, arrangement: { ...arrangement, collection: place } }),
  );
  const work = organizeWork(ORGANIZE_PARAMS.parse(params), 'refuse');
  const { total, report, jobId } = await doOrStart(library, work, { kind: 'organize', params, startJob });
  if (report === undefined) return { ...NOTHING, changedCount: total, missingRefs, jobId, reminder };
  return {
    ...report,
    examples: await library.bookmarksByIds(report.exampleIds),
    missingRefs,
    changeId: report.changedCount > 0 ? changeId : undefined,
    jobId,
    reminder,
  };
}

/** The same without changing anything. */
export async function previewOrganization(
  library: LibraryReader,
  { target, arrangement, collection }: Organization,
  at: Date,
): Promise<Organized> {
  const { missingRefs, ...found } = await lookUp(library, target);
  const count = await countTarget(library, found.target, at);
  requireFewReminders(arrangement, count);
  const place = await placeInMind(library, collection);
  const preview = await previewOrganize(library, found.target, { ...arrangement, collection: place }, at);
  const reminder = count === 0 ? undefined : arrangement.reminder;
  return { ...preview, missingRefs, changeId: undefined, jobId: undefined, reminder };
}

/** Nobody can be told of so many; and no job has to know of reminders. */
function requireFewReminders({ reminder }: Organization['arrangement'], count: number): void {
  if (reminder === undefined || count <= LIMITS.remindersPerCall) return;
  throw new LibraryError(
    'invalid',
    `Reminders of ${count} bookmarks cannot be changed at once; give at most ${LIMITS.remindersPerCall}.`,
  );
}

async function lookUp(
  library: LibraryReader,
  target: OrganizeTarget,
): Promise<{ target: OrganizeParams['target']; missingRefs: string[] }> {
  if ('filter' in target) return { target: { filter: target.filter }, missingRefs: [] };
  const found = await resolveReferences(library, target.references);
  return {
    target: { ids: [...new Set(found.flatMap(({ bookmark }) => bookmark?.id ?? []))] },
    missingRefs: found.filter(({ bookmark }) => bookmark === undefined).map(({ ref }) => ref),
  };
}

/** The collection that bookmarks are put in, made where it is missing; that is a part of the same change. */
async function placeInLibrary(
  library: LibraryWriter,
  ref: string | undefined,
  changeId: string,
  at: Date,
): Promise<Arrangement['collection']> {
  if (ref === undefined) return undefined;
  if (ref.trim() === '') return null;
  const { collection, items } = await ensureCollection(library, ref, at);
  if (items.length > 0) {
    await library.recordChange({ id: changeId, kind: 'organize', at, undoes: undefined, items });
  }
  return collection;
}

/** The same, with an id that nothing has where the collection would be made. */
async function placeInMind(
  library: CollectionReader,
  ref: string | undefined,
): Promise<Arrangement['collection']> {
  if (ref === undefined) return undefined;
  if (ref.trim() === '') return null;
  if (isId('col', ref.trim())) return requireOrdinary(requireCollection(await library.collections(), ref));
  const names = parseCollectionPath(ref.trim());
  const present = await library.collectionsOnPath(names.map(collectionKey));
  const deepest = present.at(-1);
  if (deepest !== undefined) requireOrdinary(deepest);
  return deepest !== undefined && present.length === names.length
    ? deepest
    : { id: '', path: names.join('/'), autoTags: [] };
}
