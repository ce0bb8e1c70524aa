import { LIMITS } from '@bookmarks/protos';
import type { Bookmark, NewBookmark } from './bookmark.ts';
import { type BookmarkUrl, parseBookmarkUrl } from './bookmark-url.ts';
import { recordChange } from './change.ts';
import { newId } from './id.ts';
import type { LibraryReader, LibraryWriter } from './library-store.ts';
import { isSameContent, mergeBookmark } from './merge-bookmark.ts';
import { parseTags, tagKey } from './tag.ts';
import { parseText } from './text.ts';

const SUGGESTED_TAGS = 5;

type Saved = {
  bookmark: Bookmark;
  outcome: 'created' | 'merged' | 'unchanged';
  changeId: string | undefined;
};

/** What is to be saved, checked. */
export type ParsedNewBookmark = NewBookmark & {
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
};

/** @throws {BookmarkError} `invalid` */
export function parseNewBookmark(input: NewBookmark): ParsedNewBookmark {
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
  const saved = (await library.bookmarksByUrlKeys([url.key])).get(url.key.toString('base64'));
  if (saved !== undefined && added.onDuplicate === 'skip') return unchanged(saved);
  const spelled = { ...added, tags: await library.spellTags(added.tags) };
  return saved === undefined ? insert(library, url, spelled, at) : merge(library, saved, spelled, at);
}

/** Tags that other bookmarks of the same site carry, most frequent first, and that this one does not. */
export async function suggestTags(
  library: LibraryReader,
  { site }: BookmarkUrl,
  bookmark: Bookmark,
): Promise<string[]> {
  const present = new Set(bookmark.tags.map(tagKey));
  const frequent = await library.tagsOfSite(site, SUGGESTED_TAGS + present.size);
  return frequent.filter((name) => !present.has(tagKey(name))).slice(0, SUGGESTED_TAGS);
}

async function insert(
  library: LibraryWriter,
  url: BookmarkUrl,
  added: ParsedNewBookmark,
  at: Date,
): Promise<Saved> {
  const bookmark: Bookmark = {
    id: newId('bm'),
    url: url.url,
    title: added.title,
    description: '',
    note: added.note,
    tags: added.tags,
    status: added.status ?? 'unread',
    favorite: added.favorite ?? false,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  await library.insertBookmark(bookmark, url);
  const item = { bookmarkId: bookmark.id, before: undefined, versionAfter: bookmark.version };
  return { bookmark, outcome: 'created', changeId: await recordChange(library, 'create', at, [item]) };
}

async function merge(
  library: LibraryWriter,
  saved: Bookmark,
  added: ParsedNewBookmark,
  at: Date,
): Promise<Saved> {
  const merged = mergeBookmark(saved, added);
  if (isSameContent(saved, merged)) return unchanged(saved);
  const bookmark = { ...merged, updatedAt: at, version: saved.version + 1 };
  await library.updateBookmark(bookmark, parseBookmarkUrl(saved.url));
  const item = { bookmarkId: saved.id, before: saved, versionAfter: bookmark.version };
  return { bookmark, outcome: 'merged', changeId: await recordChange(library, 'merge', at, [item]) };
}

function unchanged(bookmark: Bookmark): Saved {
  return { bookmark, outcome: 'unchanged', changeId: undefined };
}
