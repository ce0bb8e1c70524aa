import type { Bookmark } from '../bookmarks/bookmark.ts';
import { bookmarkChange, bookmarkCreation } from '../bookmarks/bookmark-change.ts';
import type { ChangeItem } from '../changes/change.ts';
import { joinedChange } from '../changes/joined-change.ts';
import { NO_HIGHLIGHTS, type PlacedHighlight } from '../highlights/highlight.ts';
import { creationWith, highlightsChange } from '../highlights/highlights-change.ts';
import { replaceHighlights } from '../highlights/replace-highlights.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { tagKey } from '../tags/tag.ts';
import { type FittedEntry, fitEntry, folderTag } from './apply-entry.ts';
import { ensureFolders, type FolderCollections, folderKey } from './apply-folder.ts';
import type { PlacedEntry } from './apply-merge.ts';
import { createBatchPlan, type PlannedBookmark } from './batch-plan.ts';
import type { FolderedEntry } from './fitting-folders.ts';
import type { ImportOptions } from './import-options.ts';
import type { BatchOutcome } from './import-report.ts';
import { type ImportProblem, importProblem } from './imported-bookmark.ts';

export type BatchContext = {
  readonly options: ImportOptions;
  /** The change that all batches of an import are part of. */
  readonly changeId: string;
  readonly at: Date;
};

/** Writes entries into a library, with as many statements for five hundred as for one. */
export async function applyBatch(
  library: LibraryWriter,
  entries: readonly FolderedEntry[],
  { options, changeId, at }: BatchContext,
): Promise<BatchOutcome> {
  const dropped = entries.filter((entry) => entry.kind === 'problem');
  const changed: ImportProblem[] = [];
  const complainAbout = ({ place, url, title }: Complained, problems = changed) => {
    const source = [url, title].filter(Boolean).join(' | ');
    return (reason: string) => void problems.push(importProblem(place, reason, source));
  };
  const fitted = entries
    .filter((entry) => entry.kind === 'bookmark')
    .map((entry) => fitEntry(entry, { ...options, at }, complainAbout(entry)));
  const saved = await library.bookmarksByUrlKeys(fitted.map(({ url }) => url.key));
  const keep = await bookmarksToKeep(library, saved, { options, changeId });
  const placed = await placeEntries(library, fitted, { homes: newHomes(fitted, saved, keep), at });
  const highlights = await highlightsOfSaved(library, fitted, saved);
  const plan = createBatchPlan({ saved, keep, at, highlights });
  for (const entry of placed.entries) {
    const complained = { place: entry.place, url: entry.url.url, title: entry.title };
    plan.add(entry, { complain: complainAbout(complained), refuse: complainAbout(complained, dropped) });
  }
  await write(library, plan.bookmarks(), { id: changeId, at, items: placed.items, highlights });
  return {
    entryCount: entries.length,
    ...plan.counts(),
    dropped: inOrderOfPlace(dropped),
    changed: inOrderOfPlace(changed),
  };
}

type Highlights = ReadonlyMap<string, readonly PlacedHighlight[]>;

/** Of those that may get more. */
async function highlightsOfSaved(
  library: LibraryWriter,
  fitted: readonly FittedEntry[],
  saved: ReadonlyMap<string, Bookmark>,
): Promise<Highlights> {
  const marked = fitted.filter(({ highlights }) => highlights.length > 0);
  const ids = marked.flatMap(({ url }) => saved.get(url.key.toString('base64'))?.id ?? []);
  return ids.length === 0 ? new Map() : library.highlightsOf(ids);
}

const NO_FOLDERS: FolderCollections = { byKey: new Map(), items: [] };

type Complained = { readonly place: number; readonly url: string; readonly title: string };

/** The folders of those entries that get a collection by them: what stays where it is needs none to be made. */
function newHomes(
  fitted: readonly FittedEntry[],
  saved: ReadonlyMap<string, Bookmark>,
  keep: ReadonlySet<string>,
): (readonly string[])[] {
  const housed = new Set<string>();
  return fitted.flatMap(({ url, folders }) => {
    const key = url.key.toString('base64');
    const present = saved.get(key);
    const stays = present !== undefined && (present.collection !== undefined || keep.has(present.id));
    if (folders.length === 0 || stays || housed.has(key)) return [];
    housed.add(key);
    return [folders];
  });
}

/** Spells the tags as this library does, and makes the collections that are in `homes`. */
async function placeEntries(
  library: LibraryWriter,
  fitted: readonly FittedEntry[],
  { homes, at }: { homes: readonly (readonly string[])[]; at: Date },
): Promise<{ entries: PlacedEntry[]; items: readonly ChangeItem[] }> {
  const hasFolders = fitted.some(({ folders }) => folders.length > 0);
  const { byKey, items } = hasFolders ? await ensureFolders(library, homes, at) : NO_FOLDERS;
  const entries = fitted.map((entry) => {
    const collection = entry.folders.length === 0 ? undefined : byKey.get(folderKey(entry.folders));
    const ordinary = collection?.smartQuery === undefined ? collection : undefined;
    return {
      ...entry,
      collection: ordinary && { id: ordinary.id, path: ordinary.path },
      autoTags: ordinary?.autoTags ?? [],
      folderTag: folderTag(entry.folders.at(-1) ?? ''),
    };
  });
  return { entries: await spelled(library, entries), items };
}

async function spelled(library: LibraryWriter, entries: readonly PlacedEntry[]): Promise<PlacedEntry[]> {
  const tagsOf = ({ tags, autoTags, folderTag }: PlacedEntry) => [
    ...tags,
    ...autoTags,
    ...(folderTag ? [folderTag] : []),
  ];
  const keys = new Map(entries.flatMap(tagsOf).map((name) => [tagKey(name), name]));
  const spellings = await library.spellTags([...keys.values()]);
  const spellingOf = new Map(spellings.map((name) => [tagKey(name), name]));
  const spell = (name: string) => spellingOf.get(tagKey(name)) ?? name;
  return entries.map((entry) => ({
    ...entry,
    tags: entry.tags.map(spell),
    autoTags: entry.autoTags.map(spell),
    folderTag: entry.folderTag && spell(entry.folderTag),
  }));
}

/** With `skip`, what was saved before this import stays as it is. */
async function bookmarksToKeep(
  library: LibraryWriter,
  saved: ReadonlyMap<string, Bookmark>,
  { options, changeId }: Pick<BatchContext, 'options' | 'changeId'>,
): Promise<Set<string>> {
  if (options.onDuplicate === 'merge' || saved.size === 0) return new Set();
  const ids = [...saved.values()].map(({ id }) => id);
  const made = await library.bookmarksMadeBy(changeId, ids);
  return new Set(ids.filter((id) => !made.has(id)));
}

async function write(
  library: LibraryWriter,
  planned: readonly PlannedBookmark[],
  {
    id,
    at,
    items,
    highlights,
  }: { id: string; at: Date; items: readonly ChangeItem[]; highlights: Highlights },
): Promise<void> {
  const created = planned.filter(({ before }) => before === undefined).map(({ after }) => after);
  const merged = planned.flatMap(({ before, after }) => (before === undefined ? [] : [{ before, after }]));
  const marked = planned.filter(
    (plan) => plan.highlights !== (highlights.get(plan.after.id) ?? NO_HIGHLIGHTS),
  );
  if (created.length > 0) await library.insertBookmarks(created);
  if (merged.length > 0) {
    await library.updateBookmarks(
      merged.map(({ before, after }) => ({ ...after, updatedAt: at, version: before.version + 1 })),
    );
  }
  if (marked.length > 0) await saveMarked(library, marked);
  const all = [...items, ...planned.flatMap((plan) => plannedChange(plan, highlights) ?? [])];
  if (all.length > 0) await library.recordChange({ id, kind: 'import', at, undoes: undefined, items: all });
}

/** The pages of new bookmarks were not read yet; those of others are long, and placed in one by one. */
async function saveMarked(library: LibraryWriter, marked: readonly PlannedBookmark[]): Promise<void> {
  const created = marked.filter(({ before }) => before === undefined);
  await library.saveHighlights(new Map(created.map(({ after, highlights }) => [after.id, highlights])));
  for (const { before, after, highlights } of marked) {
    if (before !== undefined) await replaceHighlights(library, after.id, highlights);
  }
}

/** What is planned for one bookmark, its highlights as one of its fields. */
function plannedChange({ before, after, highlights: next }: PlannedBookmark, highlights: Highlights) {
  if (before === undefined) return creationWith(bookmarkCreation(after), next);
  const present = highlights.get(after.id) ?? NO_HIGHLIGHTS;
  return joinedChange([
    bookmarkChange(before, after),
    next === present ? undefined : highlightsChange(after.id, present, next),
  ]);
}

function inOrderOfPlace(problems: readonly ImportProblem[]): ImportProblem[] {
  return problems.toSorted((one, other) => one.place - other.place);
}
