import type { BookmarkFilter, BookmarkMessage } from '@bookmarks/protos';
import { z } from 'zod';
import type { LibraryCall } from '../library-call.ts';
import { isStatus, STATUS_MESSAGES, STATUSES } from './status.ts';

const PAGE_SIZE = 20;

/** The first is the usual one; a search from a list has the usual order of searches. */
export const LIST_SORTS = {
  '': { order: 'ORDER_NEWEST', label: 'newest first' },
  oldest: { order: 'ORDER_OLDEST', label: 'oldest first' },
  updated: { order: 'ORDER_UPDATED', label: 'changed last first' },
  title: { order: 'ORDER_TITLE', label: 'by title' },
} as const;

export const SEARCH_SORTS = {
  '': { order: 'ORDER_RELEVANCE', label: 'best match first' },
  newest: { order: 'ORDER_NEWEST', label: 'newest first' },
  oldest: { order: 'ORDER_OLDEST', label: 'oldest first' },
} as const;

const TEXT = z.string().trim().catch('');

/** What the address of a list says; anything that is of no use there counts as not given. */
export const WANTED = z.object({
  q: TEXT,
  tag: TEXT,
  collection: TEXT,
  status: z.enum(['', ...STATUSES]).catch(''),
  favorite: z.enum(['', 'on']).catch(''),
  sort: TEXT,
  cursor: TEXT,
});
export type Wanted = z.infer<typeof WANTED>;

export type Found = {
  readonly entries: readonly { readonly bookmark: BookmarkMessage; readonly snippet: string }[];
  /** Empty on the last page. */
  readonly nextCursor: string;
  /** The query that they are of, where nothing matched the given one. */
  readonly correctedQuery: string;
};

export const NOTHING: Found = { entries: [], nextCursor: '', correctedQuery: '' };

/** A page of them. @throws {HttpProblem} for a mistake in the query. */
export function findBookmarks(call: LibraryCall, wanted: Wanted): Promise<Found> {
  return wanted.q === '' ? list(call, wanted) : search(call, wanted);
}

async function list(call: LibraryCall, wanted: Wanted): Promise<Found> {
  const { order } = sortOf(LIST_SORTS, wanted.sort);
  const { bookmarks, nextPageToken } = await call('ListBookmarks', { order, ...pageOf(wanted) });
  const entries = bookmarks.map((bookmark) => ({ bookmark, snippet: '' }));
  return { entries, nextCursor: nextPageToken, correctedQuery: '' };
}

async function search(call: LibraryCall, wanted: Wanted): Promise<Found> {
  const { order } = sortOf(SEARCH_SORTS, wanted.sort);
  const request = { query: wanted.q, order, ...pageOf(wanted) };
  const { matches, nextPageToken, correctedQuery } = await call('SearchBookmarks', request);
  const entries = matches.flatMap(({ bookmark, snippet }) => (bookmark ? [{ bookmark, snippet }] : []));
  return { entries, nextCursor: nextPageToken, correctedQuery };
}

function sortOf<Sorts extends { '': object }>(sorts: Sorts, sort: string): Sorts[keyof Sorts] {
  return sorts[Object.hasOwn(sorts, sort) ? (sort as keyof Sorts) : ''];
}

function pageOf({ tag, collection, status, favorite, cursor }: Wanted) {
  const filter: BookmarkFilter = {
    ...(tag && { tagsAll: [tag] }),
    ...(collection && { collection }),
    ...(isStatus(status) && { status: STATUS_MESSAGES[status] }),
    ...(favorite && { favorite: true }),
  };
  return { filter, pageSize: PAGE_SIZE, pageToken: cursor };
}
