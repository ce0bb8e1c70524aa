import type { Bookmark } from '../bookmarks/bookmark.ts';
import { bookmarkChange, bookmarkCreation, bookmarkRemoval } from '../bookmarks/bookmark-change.ts';
import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import { writeLive } from '../bookmarks/write-live.ts';
import { NO_HIGHLIGHTS } from '../highlights/highlight.ts';
import { creationWith, highlightsChange } from '../highlights/highlights-change.ts';
import { replaceHighlights } from '../highlights/replace-highlights.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { tagKey } from '../tags/tag.ts';
import type { ChangeItem } from './change.ts';
import { joinedChange } from './joined-change.ts';
import { type BookmarkUndo, type PresentState, planBookmarkUndo } from './plan-bookmark-undo.ts';
import type { UndoPart } from './undo-report.ts';

/** Takes back what a change did to some bookmarks, as far as nothing later is overwritten. */
export async function undoBookmarks(
  library: LibraryWriter,
  items: readonly ChangeItem[],
  at: Date,
): Promise<UndoPart> {
  const state = await presentState(library, items);
  const plans = items.map((item) => ({ item, undo: planBookmarkUndo(item, state) }));
  const written = await write(
    library,
    plans.map(({ undo }) => undo),
    { state, at },
  );
  return {
    items: written,
    conflicts: plans.flatMap(({ item, undo }) => {
      const reason = reasonOf(undo);
      return reason === undefined
        ? []
        : { entity: item.entity, id: item.id, label: labelOf(item, state), reason };
    }),
  };
}

/** Why a bookmark is not, or not wholly, as it was. */
function reasonOf(undo: BookmarkUndo): string | undefined {
  if (undo.kind === 'conflict') return undo.reason;
  if (undo.kind !== 'restore' || undo.lacks === undefined) return undefined;
  return `${undo.lacks} It came back without one.`;
}

async function presentState(library: LibraryWriter, items: readonly ChangeItem[]): Promise<PresentState> {
  const live = byId(await library.bookmarksByIds(items.map(({ id }) => id)));
  const missing = items.flatMap(({ id }) => (live.has(id) ? [] : id));
  const urls = items.flatMap(({ before }) => (typeof before?.url === 'string' ? before.url : []));
  return {
    live,
    trashed: byId(missing.length === 0 ? [] : await library.trashedByIds(missing)),
    highlights: await library.highlightsOf(items.map(({ id }) => id)),
    byUrlKey:
      urls.length === 0
        ? new Map()
        : await library.bookmarksByUrlKeys(urls.map((url) => parseBookmarkUrl(url).key)),
    collections: byId(items.some(({ before }) => before?.collectionId) ? await library.collections() : []),
  };
}

async function write(
  library: LibraryWriter,
  undos: readonly BookmarkUndo[],
  { state, at }: { readonly state: PresentState; readonly at: Date },
): Promise<ChangeItem[]> {
  const trashed = undos.flatMap((undo) => (undo.kind === 'trash' ? undo.bookmark : []));
  const written = undos.filter((undo) => undo.kind === 'write');
  const restored = undos.filter((undo) => undo.kind === 'restore');
  const spell = await spelling(library, written, restored);
  const next = ({ before, after }: Pair): Bookmark => {
    return { ...after, tags: after.tags.map(spell), updatedAt: at, version: before.version + 1 };
  };
  if (trashed.length > 0)
    await library.trashBookmarks(
      trashed.map(({ id }) => id),
      at,
    );
  await writeLive(
    library,
    written.map((pair) => ({ before: pair.before, after: next(pair) })),
  );
  for (const { after, highlights } of written)
    if (highlights !== undefined) await replaceHighlights(library, after.id, highlights);
  if (restored.length > 0) await library.restoreBookmarks(restored.map(next));
  return [
    ...trashed.map(bookmarkRemoval),
    ...written.flatMap((pair) => writtenChange(pair, next(pair), state) ?? []),
    ...restored.map((pair) =>
      creationWith(bookmarkCreation(next(pair)), state.highlights.get(pair.after.id) ?? []),
    ),
  ];
}

type Pair = { readonly before: Bookmark; readonly after: Bookmark };
type Written = Extract<BookmarkUndo, { kind: 'write' }>;

/** Its highlights are one of its fields. */
function writtenChange({ before, highlights }: Written, next: Bookmark, state: PresentState) {
  const present = state.highlights.get(next.id) ?? NO_HIGHLIGHTS;
  return joinedChange([
    bookmarkChange(before, next),
    highlights && highlightsChange(next.id, present, highlights),
  ]);
}

/** A tag that nobody carries any more is spelled as it was when the change was made; any other as it is now. */
async function spelling(
  library: LibraryWriter,
  written: readonly Pair[],
  restored: readonly Pair[],
): Promise<(name: string) => string> {
  const inUse = new Map(written.flatMap(({ before }) => before.tags.map((name) => [tagKey(name), name])));
  const names = new Set([...written, ...restored].flatMap(({ after }) => after.tags));
  const others = [...names].filter((name) => !inUse.has(tagKey(name)));
  const spelled = new Map((await library.spellTags(others)).map((name) => [tagKey(name), name]));
  return (name) => inUse.get(tagKey(name)) ?? spelled.get(tagKey(name)) ?? name;
}

function labelOf({ id, before, after }: ChangeItem, { live, trashed }: PresentState): string {
  const bookmark = live.get(id) ?? trashed.get(id);
  const { title, url } = bookmark ?? { ...before, ...after };
  return [title, url].find((text) => typeof text === 'string' && text !== '')?.toString() ?? id;
}

function byId<Thing extends { readonly id: string }>(things: readonly Thing[]): Map<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
