import { LIMITS } from '@bookmarks/protos';
import { type ChangeItem, recordChange } from '../changes/change.ts';
import type { Collection } from '../collections/collection.ts';
import { ensureCollection } from '../collections/ensure-collection.ts';
import { newId } from '../library/id.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { parseText } from '../library/text.ts';
import { parseTags, tagKey, unionOfTags } from '../tags/tag.ts';
import type { Bookmark, GivenBookmark, NewBookmark } from './bookmark.ts';
import { requireTagCount } from './bookmark-bounds.ts';
import { bookmarkChange, bookmarkCreation } from './bookmark-change.ts';
import type { BookmarkUrl } from './bookmark-url.ts';
import { type GivenField, keptFields } from './kept-fields.ts';
import { mergeBookmark } from './merge-bookmark.ts';

const SUGGESTED_TAGS = 5;
/** Enough tags of a site to suggest from, whichever of them a bookmark has. */
export const FREQUENT_TAGS = SUGGESTED_TAGS + LIMITS.tagsPerBookmark;

type Saved = {
  readonly bookmark: Bookmark;
  readonly outcome: 'created' | 'merged' | 'unchanged';
  readonly changeId: string | undefined;
  /** Fields that were given, and that the saved bookmark has otherwise and keeps. */
  readonly kept: readonly GivenField[];
};

/** What is to be saved, checked. */
export type ParsedNewBookmark = GivenBookmark & {
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
};

/** The same with the collection that it is put in. */
type PlacedBookmark = Omit<ParsedNewBookmark, 'collection'> & { readonly collection: Collection | undefined };

/** @throws {LibraryError} `invalid` */
export function parseNewBookmark({ remindAt: _, ...input }: NewBookmark): ParsedNewBookmark {
  return {
    ...input,
    title: parseText(input.title ?? '', 'title', LIMITS.titleLength),
    note: parseText(input.note ?? '', 'note', LIMITS.noteLength),
    tags: parseTags(input.tags ?? []),
  };
}

/** Inserts a bookmark, or merges into the one that has this URL already. */
export async function saveBookmark(
  library: LibraryWriter,
  url: BookmarkUrl,
  added: ParsedNewBookmark,
  at: Date,
): Promise<Saved> {
  // In one round trip: a tag that is spelled and not used stays unseen.
  const [byUrl, spelled] = await Promise.all([
    library.bookmarksByUrlKeys([url.key]),
    library.spellTags(added.tags),
  ]);
  const saved = byUrl.get(url.key.toString('base64'));
  if (saved !== undefined && added.onDuplicate === 'skip') return unchanged(saved, added);
  const place = added.collection ? await ensureCollection(library, added.collection, at) : undefined;
  const collection = place?.collection;
  const autoTags = collection && collection.id !== saved?.collection?.id ? collection.autoTags : [];
  const further = unionOfTags(added.tags, autoTags).slice(added.tags.length);
  const tags = [...spelled, ...(await library.spellTags(further))];
  const next = { ...added, tags, collection };
  return saved === undefined
    ? insert(library, newBookmark(url, next, at), place?.items ?? [])
    : merge(library, saved, next, { at, items: place?.items ?? [] });
}

/** Of the tags that other bookmarks of the same site carry, the most frequent that this one does not. */
export function suggestedTags(frequentTags: readonly string[], bookmark: Bookmark): string[] {
  const present = new Set(bookmark.tags.map(tagKey));
  return frequentTags.filter((name) => !present.has(tagKey(name))).slice(0, SUGGESTED_TAGS);
}

function newBookmark(url: BookmarkUrl, added: PlacedBookmark, at: Date): Bookmark {
  return {
    id: newId('bm'),
    url: url.url,
    title: added.title,
    description: '',
    note: added.note,
    tags: requireTagCount([...added.tags], 'With the tags of its collection, the bookmark'),
    status: added.status ?? 'unread',
    favorite: added.favorite ?? false,
    collection: added.collection && { id: added.collection.id, path: added.collection.path },
    createdAt: at,
    remindAt: added.reminder?.at ?? undefined,
    isReminded: false,
    updatedAt: at,
    version: 1,
  };
}

async function insert(
  library: LibraryWriter,
  bookmark: Bookmark,
  collectionItems: readonly ChangeItem[],
): Promise<Saved> {
  const items = [...collectionItems, bookmarkCreation(bookmark)];
  const [, changeId] = await Promise.all([
    library.insertBookmarks([bookmark]),
    recordChange(library, 'create', bookmark.createdAt, items),
  ]);
  return { bookmark, outcome: 'created', changeId, kept: [] };
}

async function merge(
  library: LibraryWriter,
  saved: Bookmark,
  added: PlacedBookmark,
  { at, items: collectionItems }: { at: Date; items: readonly ChangeItem[] },
): Promise<Saved> {
  const collection = added.collection && { id: added.collection.id, path: added.collection.path };
  const merged = { ...mergeBookmark(saved, added), collection: collection ?? saved.collection };
  const item = bookmarkChange(saved, merged);
  const given = { ...added, collection: added.collection?.id };
  if (item === undefined) return unchanged(saved, given);
  const bookmark = { ...merged, updatedAt: at, version: saved.version + 1 };
  const [, changeId] = await Promise.all([
    library.updateBookmarks([bookmark]),
    recordChange(library, 'merge', at, [...collectionItems, item]),
  ]);
  return { bookmark, outcome: 'merged', changeId, kept: keptFields(bookmark, given) };
}

function unchanged(bookmark: Bookmark, given: ParsedNewBookmark): Saved {
  return { bookmark, outcome: 'unchanged', changeId: undefined, kept: keptFields(bookmark, given) };
}
