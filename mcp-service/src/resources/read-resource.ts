import { LIMITS } from '@bookmarks/protos';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import {
  type BookmarkCalls,
  BookmarksRefusedError,
  type CollectionCalls,
  type PageCalls,
} from '../bookmarks/bookmarks.ts';
import { conciseResult } from '../tools/bookmark-result.ts';
import { countThatFits } from '../tools/result-budget.ts';
import { QUERY_SYNTAX } from './query-syntax.ts';
import { parseResourceUri } from './resource-uri.ts';

/** What resources need of the caller's library. */
export type ResourceLibrary = Pick<BookmarkCalls, 'get' | 'list'> &
  Pick<CollectionCalls, 'collections'> &
  PageCalls;

export type ResourceText = { readonly mimeType: string; readonly text: string };

const RECENT_COUNT = 20;
const LIST_COUNT = 100;

/** The contents of what a URI names; undefined where that is not there, or somebody else's. */
export async function readResource(library: ResourceLibrary, uri: string): Promise<ResourceText | undefined> {
  const name = parseResourceUri(uri);
  switch (name?.kind) {
    case 'bookmark':
      return readBookmark(library, name.id);
    case 'content':
      return readContent(library, name.id);
    case 'collection':
      return readCollection(library, name.ref);
    case 'tag':
      return readTag(library, name.name);
    case 'recent':
      return json(listOf(await library.list({ filter: {}, order: 'newest', limit: RECENT_COUNT })));
    case 'query-syntax':
      return { mimeType: 'text/markdown', text: QUERY_SYNTAX };
    case undefined:
      return undefined;
  }
}

async function readBookmark(library: ResourceLibrary, id: string): Promise<ResourceText | undefined> {
  const [found] = await library.get([id]);
  return found && json(wholeBookmark(found.bookmark));
}

/** The beginning of it; `get_bookmarks` goes on. */
async function readContent(library: ResourceLibrary, id: string): Promise<ResourceText | undefined> {
  const pages = await library.pages([id], { offset: 0, limit: LIMITS.pageExcerptLength });
  const text = pages.get(id)?.text ?? '';
  return text === '' ? undefined : { mimeType: 'text/plain', text };
}

async function readCollection(library: ResourceLibrary, ref: string): Promise<ResourceText | undefined> {
  const collections = await library.collections({ includeSmart: true });
  const collection = collections.find(
    ({ id, path }) => id === ref || path.toLowerCase() === ref.toLowerCase(),
  );
  if (collection === undefined) return undefined;
  const filter = { collection: collection.id };
  const page = await library.list({ filter, order: 'newest', limit: LIST_COUNT });
  return json({ collection, ...listOf(page) });
}

async function readTag(library: ResourceLibrary, name: string): Promise<ResourceText | undefined> {
  const page = await pageOfTag(library, name);
  return page.bookmarks.length === 0 ? undefined : json({ tag: name, ...listOf(page) });
}

/** A name that cannot be a tag is one that nobody has. */
async function pageOfTag(library: ResourceLibrary, name: string) {
  try {
    return await library.list({ filter: { tagsAll: [name] }, order: 'newest', limit: LIST_COUNT });
  } catch (error) {
    if (error instanceof BookmarksRefusedError) return { bookmarks: [] };
    throw error;
  }
}

function wholeBookmark({ createdAt, updatedAt, ...bookmark }: Bookmark) {
  return { ...bookmark, added: createdAt.toISOString(), updated: updatedAt.toISOString() };
}

/** As many as one result may hold; `more` says that there are others, which the tools list page by page. */
function listOf({
  bookmarks,
  nextCursor,
}: {
  bookmarks: readonly Bookmark[];
  nextCursor?: string | undefined;
}) {
  const results = bookmarks.map(conciseResult);
  const shown = results.slice(0, countThatFits(results));
  return { bookmarks: shown, more: nextCursor !== undefined || shown.length < results.length };
}

function json(value: unknown): ResourceText {
  return { mimeType: 'application/json', text: JSON.stringify(value) };
}
