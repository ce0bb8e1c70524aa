import type { Bookmark } from '../bookmarks/bookmark.ts';
import { bookmarkWithFields, fieldsOf } from '../bookmarks/bookmark-change.ts';
import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import type { Collection } from '../collections/collection.ts';
import type { ChangeItem, Fields } from './change.ts';
import { changedSince, fieldsThatDiffer, undoFields } from './undo-fields.ts';

/** What is to be done with one bookmark to take a change back. */
export type BookmarkUndo =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'trash'; readonly bookmark: Bookmark }
  | { readonly kind: 'write' | 'restore'; readonly before: Bookmark; readonly after: Bookmark };

/** What the library holds now of the bookmarks that a change touched, and around them. */
export type PresentState = {
  readonly live: ReadonlyMap<string, Bookmark>;
  readonly trashed: ReadonlyMap<string, Bookmark>;
  /** By `BookmarkUrl.key` in base64, for every URL that comes back. */
  readonly byUrlKey: ReadonlyMap<string, Bookmark>;
  readonly collections: ReadonlyMap<string, Collection>;
};

export function planBookmarkUndo({ id, before, after }: ChangeItem, state: PresentState): BookmarkUndo {
  const live = state.live.get(id);
  if (before === null) return live === undefined ? NOTHING : trashCreated(live, after ?? {});
  if (after === null) return live === undefined ? restoreRemoved(id, before, state) : NOTHING;
  if (live === undefined) return conflict(whereGone(id, state));
  const undo = undoFields(fieldsOf(live), before, after);
  if (undo.kind === 'nothing') return NOTHING;
  if (undo.kind === 'conflict') return conflict(changedSince(undo.fields));
  return placed('write', live, undo.fields, state);
}

const NOTHING = { kind: 'nothing' } as const;

function conflict(reason: string): BookmarkUndo {
  return { kind: 'conflict', reason };
}

function trashCreated(bookmark: Bookmark, created: Fields): BookmarkUndo {
  const changed = fieldsThatDiffer(fieldsOf(bookmark), created);
  return changed.length === 0 ? { kind: 'trash', bookmark } : conflict(changedSince(changed));
}

function restoreRemoved(id: string, removed: Fields, state: PresentState): BookmarkUndo {
  const trashed = state.trashed.get(id);
  return trashed === undefined ? conflict(whereGone(id, state)) : placed('restore', trashed, removed, state);
}

function whereGone(id: string, { trashed }: PresentState): string {
  return trashed.has(id) ? 'It was deleted since.' : 'It is gone for good.';
}

/** Sets fields where the library has room for them: a URL that nobody else has, a collection that is still there. */
function placed(
  kind: 'write' | 'restore',
  before: Bookmark,
  fields: Fields,
  { byUrlKey, collections }: PresentState,
): BookmarkUndo {
  const after = bookmarkWithFields(before, fields, (id) => collections.get(id)?.path ?? '');
  const owner = 'url' in fields && byUrlKey.get(parseBookmarkUrl(after.url).key.toString('base64'));
  if (owner && owner.id !== after.id) return conflict(`Another bookmark (${owner.id}) has its URL now.`);
  if ('collectionId' in fields && after.collection !== undefined) {
    const collection = collections.get(after.collection.id);
    if (collection === undefined) return conflict('Its collection is not there any more.');
    if (collection.smartQuery !== undefined) return conflict('Its collection is a smart one now.');
  }
  return { kind, before, after };
}
