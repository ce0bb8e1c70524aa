import { LIMITS } from '@bookmarks/protos';
import type { Bookmark, BookmarkEdit, CallContext, NewBookmark } from './bookmark.ts';
import { BookmarkError } from './bookmark-error.ts';
import { type FilterInput, parseFilter } from './bookmark-filter.ts';
import { parseReferences, referenceNotFound, resolveReferences } from './bookmark-reference.ts';
import { parseBookmarkUrl } from './bookmark-url.ts';
import { recordChange } from './change.ts';
import { editBookmark, parseEdit } from './edit-bookmark.ts';
import type { BookmarkOrder, LibraryStore, SearchOrder, TagOrder } from './library-store.ts';
import { type Page, pageOf, positionFromToken } from './page-token.ts';
import { parseNewBookmark, saveBookmark, suggestTags } from './save-bookmark.ts';
import { parseQuery } from './search-query.ts';
import { type Tag, tagKey } from './tag.ts';
import { parseText } from './text.ts';

type Paging = { readonly pageSize: number; readonly pageToken: string };
export type ListInput = Paging & { readonly filter: FilterInput; readonly order: BookmarkOrder };
export type SearchInput = Paging & {
  readonly query: string;
  readonly filter: FilterInput;
  readonly order: SearchOrder;
};
export type TagsInput = Paging & {
  readonly prefix: string | undefined;
  readonly minCount: number | undefined;
  readonly maxCount: number | undefined;
  readonly similarTo: string | undefined;
  readonly order: TagOrder;
};

/** What one user can do with their bookmarks. */
export type Library = ReturnType<typeof createLibrary>;

export function createLibrary({ store, clock }: { store: LibraryStore; clock: () => Date }) {
  return {
    /** Saves a URL; one that is saved already is merged into, and `changeId` is undefined where nothing changed. */
    async create(context: CallContext, input: NewBookmark) {
      const url = parseBookmarkUrl(input.url);
      const added = parseNewBookmark(input);
      return store.write(context, async (library) => {
        const saved = await saveBookmark(library, url, added, clock());
        return { ...saved, suggestedTags: await suggestTags(library, url, saved.bookmark) };
      });
    },

    /** The bookmarks that `refs` (ids or URLs) name, each with its reference; what is not there is left out. */
    async batchGet(context: CallContext, refs: readonly string[]) {
      const references = parseReferences(refs, LIMITS.refsPerCall);
      const found = await store.read(context, (library) => resolveReferences(library, references));
      return found.flatMap(({ ref, bookmark }) => (bookmark === undefined ? [] : [{ ref, bookmark }]));
    },

    async list(
      context: CallContext,
      { filter, order, pageSize, pageToken }: ListInput,
    ): Promise<Page<Bookmark>> {
      const request = { filter: parseFilter(filter), order };
      const after = positionFromToken(pageToken, request);
      const limit = boundedPageSize(pageSize, LIMITS.bookmarksPerPage);
      const found = await store.read(context, (library) =>
        library.bookmarkPage({ ...request, after, limit: limit + 1 }),
      );
      return pageOf(found, limit, request);
    },

    async search(
      context: CallContext,
      { query, filter, order, pageSize, pageToken }: SearchInput,
    ): Promise<Page<Bookmark>> {
      const request = { words: parseQuery(query), filter: parseFilter(filter), order };
      const after = positionFromToken(pageToken, request);
      const limit = boundedPageSize(pageSize, LIMITS.bookmarksPerPage);
      const found = await store.read(context, (library) =>
        library.searchPage({ ...request, after, limit: limit + 1 }),
      );
      return pageOf(found, limit, request);
    },

    /** Overwrites what `edit` gives. */
    async update(context: CallContext, ref: string, edit: BookmarkEdit, expectedVersion: number | undefined) {
      const references = parseReferences([ref], 1);
      const parsed = parseEdit(edit);
      return store.write(context, async (library) => {
        const [found] = await resolveReferences(library, references);
        if (found?.bookmark === undefined) throw referenceNotFound(ref);
        return editBookmark(library, found.bookmark, parsed, { expectedVersion, at: clock() });
      });
    },

    /** Moves bookmarks to the trash; references that name nothing are returned, so that a call may be sent twice. */
    async batchDelete(context: CallContext, refs: readonly string[]) {
      const references = parseReferences(refs, LIMITS.refsPerCall);
      return store.write(context, async (library) => {
        const found = await resolveReferences(library, references);
        const bookmarks = distinct(found.flatMap(({ bookmark }) => bookmark ?? []));
        const missingRefs = found.filter(({ bookmark }) => bookmark === undefined).map(({ ref }) => ref);
        if (bookmarks.length === 0) return { bookmarks, missingRefs, changeId: undefined };
        const at = clock();
        await library.trashBookmarks(
          bookmarks.map(({ id }) => id),
          at,
        );
        const items = bookmarks.map((before) => ({
          bookmarkId: before.id,
          before,
          versionAfter: before.version + 1,
        }));
        return { bookmarks, missingRefs, changeId: await recordChange(library, 'delete', at, items) };
      });
    },

    async listTags(context: CallContext, { pageSize, pageToken, ...query }: TagsInput): Promise<Page<Tag>> {
      const request = {
        ...query,
        prefix: tagKeyOf(query.prefix, 'prefix'),
        similarTo: tagKeyOf(query.similarTo, 'tag'),
      };
      const after = positionFromToken(pageToken, request);
      const limit = boundedPageSize(pageSize, LIMITS.tagsPerPage);
      const found = await store.read(context, (library) =>
        library.tagPage({ ...request, after, limit: limit + 1 }),
      );
      return pageOf(found, limit, request);
    },
  };
}

function tagKeyOf(text: string | undefined, what: string): string | undefined {
  return text === undefined ? undefined : tagKey(parseText(text, what, LIMITS.tagLength));
}

function distinct(bookmarks: readonly Bookmark[]): Bookmark[] {
  return [...new Map(bookmarks.map((bookmark) => [bookmark.id, bookmark])).values()];
}

function boundedPageSize(pageSize: number, maximum: number): number {
  if (pageSize >= 1 && pageSize <= maximum) return pageSize;
  throw new BookmarkError('invalid', `A page can have 1 to ${maximum} entries, not ${pageSize}.`);
}
