import type { Bookmark } from '../bookmarks/bookmark.ts';
import { bookmarkWithFields, fieldsOf } from '../bookmarks/bookmark-change.ts';
import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import type { Collection } from '../collections/collection.ts';
import type { Highlight } from '../highlights/highlight.ts';
import { highlightsField, highlightsFromField } from '../highlights/highlights-change.ts';
import type { ChangeItem, Fields } from './change.ts';
import { changedSince, fieldsThatDiffer, undoFields } from './undo-fields.ts';

/** What is to be done with one bookmark to take a change back. */
export type BookmarkUndo =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'trash'; readonly bookmark: Bookmark }
  | {
      readonly kind: 'write';
      readonly before: Bookmark;
      readonly after: Bookmark;
      /** Set where these are to be others. */
      readonly highlights: readonly Highlight[] | undefined;
    }
  /** `lacks` says what does not come back with it. */
  | {
      readonly kind: 'restore';
      readonly before: Bookmark;
      readonly after: Bookmark;
      readonly lacks: string | undefined;
    };

/** What the library holds now of the bookmarks that a change touched, and around them. */
export type PresentState = {
  readonly live: ReadonlyMap<string, Bookmark>;
  readonly trashed: ReadonlyMap<string, Bookmark>;
  /** By `BookmarkUrl.key` in base64, for every URL that comes back. */
  readonly byUrlKey: ReadonlyMap<string, Bookmark>;
  readonly collections: ReadonlyMap<string, Collection>;
  readonly highlights: ReadonlyMap<string, readonly Highlight[]>;
};

export function planBookmarkUndo({ id, before, after }: ChangeItem, state: PresentState): BookmarkUndo {
  const live = state.live.get(id);
  if (before === null) return live === undefined ? NOTHING : trashCreated(live, after ?? {}, state);
  if (after === null) return live === undefined ? restoreRemoved(id, before, state) : NOTHING;
  if (live === undefined) return conflict(whereGone(id, state));
  const undo = undoFields(presentFields(live, state), before, after);
  if (undo.kind === 'nothing') return NOTHING;
  if (undo.kind === 'conflict') return conflict(changedSince(undo.fields));
  const misplaced = whyNotPlaced(id, undo.fields, state);
  return misplaced === undefined
    ? {
        kind: 'write',
        before: live,
        after: withFields(live, undo.fields, state),
        highlights: highlightsIn(undo.fields),
      }
    : conflict(misplaced);
}

const NOTHING = { kind: 'nothing' } as const;

function conflict(reason: string): BookmarkUndo {
  return { kind: 'conflict', reason };
}

function trashCreated(bookmark: Bookmark, created: Fields, state: PresentState): BookmarkUndo {
  const changed = fieldsThatDiffer(presentFields(bookmark, state), { highlights: null, ...created });
  return changed.length === 0 ? { kind: 'trash', bookmark } : conflict(changedSince(changed));
}

function presentFields(bookmark: Bookmark, { highlights }: PresentState): Fields {
  return { ...fieldsOf(bookmark), highlights: highlightsField(highlights.get(bookmark.id) ?? []) };
}

function highlightsIn(fields: Fields): Highlight[] | undefined {
  return 'highlights' in fields ? highlightsFromField(fields.highlights) : undefined;
}

/** What is in the trash is as it was removed, unless it came back meanwhile and was removed once more. */
function restoreRemoved(id: string, removed: Fields, state: PresentState): BookmarkUndo {
  const trashed = state.trashed.get(id);
  if (trashed === undefined) return conflict(whereGone(id, state));
  if (wasChanged(fieldsOf(trashed), removed)) return conflict('It was changed and deleted again since.');
  const owner = whoHasUrl(id, removed, state);
  if (owner !== undefined) return conflict(owner);
  const lacks = whyNotCollected(removed, state);
  const fields = lacks === undefined ? removed : { ...removed, collectionId: null };
  return { kind: 'restore', before: trashed, after: withFields(trashed, fields, state), lacks };
}

/** A collection that was removed since has left the bookmarks in the trash as well. */
function wasChanged(trashed: Fields, removed: Fields): boolean {
  return fieldsThatDiffer(trashed, removed).some(
    (name) => name !== 'collectionId' || trashed.collectionId !== null,
  );
}

function whereGone(id: string, { trashed }: PresentState): string {
  return trashed.has(id) ? 'It was deleted since.' : 'It is gone for good.';
}

function withFields(bookmark: Bookmark, fields: Fields, { collections }: PresentState): Bookmark {
  return bookmarkWithFields(bookmark, fields, (id) => collections.get(id)?.path ?? '');
}

/** Fields are set where the library has room for them: a URL that nobody else has, a collection that is still there. */
function whyNotPlaced(id: string, fields: Fields, state: PresentState): string | undefined {
  return whoHasUrl(id, fields, state) ?? whyNotCollected(fields, state);
}

function whoHasUrl(id: string, { url }: Fields, { byUrlKey }: PresentState): string | undefined {
  if (typeof url !== 'string') return undefined;
  const owner = byUrlKey.get(parseBookmarkUrl(url).key.toString('base64'));
  return owner && owner.id !== id ? `Another bookmark (${owner.id}) has its URL now.` : undefined;
}

function whyNotCollected({ collectionId }: Fields, { collections }: PresentState): string | undefined {
  if (typeof collectionId !== 'string') return undefined;
  const collection = collections.get(collectionId);
  if (collection === undefined) return 'Its collection is not there any more.';
  return collection.smartQuery === undefined ? undefined : 'Its collection is a smart one now.';
}
