import { LIMITS } from '@bookmarks/protos';
import { recordChange } from '../changes/change.ts';
import type { StartJob } from '../jobs/job.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import type { LibraryReader, LibraryWriter } from '../library/library-store.ts';
import { boundedPageSize, type Page, pageOf, positionFromToken } from '../library/page-token.ts';
import { reminderWish } from '../reminders/reminder-wish.ts';
import { resolveFilter } from '../search/resolve-filter.ts';
import type { Bookmark, BookmarkEdit, NewBookmark } from './bookmark.ts';
import { bookmarkRemoval } from './bookmark-change.ts';
import { type FilterInput, parseFilter } from './bookmark-filter.ts';
import { parseReferences, referenceNotFound, resolveReferences } from './bookmark-reference.ts';
import type { BookmarkOrder } from './bookmark-store.ts';
import { parseBookmarkUrl } from './bookmark-url.ts';
import { editBookmark, parseEdit } from './edit-bookmark.ts';
import { organizeBookmarks, previewOrganization } from './organize-bookmarks.ts';
import { type OrganizeInput, parseArrangement, parseTarget } from './organize-input.ts';
import { FREQUENT_TAGS, parseNewBookmark, saveBookmark, suggestedTags } from './save-bookmark.ts';

export type ListInput = {
  readonly filter: FilterInput;
  readonly order: BookmarkOrder;
  readonly pageSize: number;
  readonly pageToken: string;
};

type BookmarksDeps = LibraryDeps & { readonly startJob: StartJob<LibraryWriter> };

/** Bookmarks one by one, lists of them, and what is done to many of them. */
export function createBookmarks({ store, clock, startJob }: BookmarksDeps) {
  return {
    /** Saves a URL; one that is saved already is merged into, and `changeId` is undefined where nothing changed. */
    async create(context: CallContext, input: NewBookmark) {
      const url = parseBookmarkUrl(input.url);
      const added = parseNewBookmark(input);
      return store.write(context, async (library) => {
        const at = clock();
        const reminder = await reminderWish(library, input.remindAt, at);
        const [saved, frequentTags] = await Promise.all([
          saveBookmark(library, url, { ...added, reminder }, at),
          library.tagsOfSite(url.site, FREQUENT_TAGS),
        ]);
        const suggested = suggestedTags(frequentTags, saved.bookmark);
        const isSet = !saved.kept.includes('remind_at');
        return { ...saved, suggestedTags: suggested, reminder: isSet ? reminder : undefined };
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
      const ordered = order === 'reminder' ? { ...filter, hasReminder: true } : filter;
      const request = { filter: parseFilter(ordered), order };
      const after = positionFromToken(pageToken, request);
      const limit = boundedPageSize(pageSize, LIMITS.bookmarksPerPage);
      const found = await store.read(context, async (library) =>
        library.bookmarkPage({
          filter: await resolveFilter(library, request.filter, clock()),
          order,
          after,
          limit: limit + 1,
        }),
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

    /** Changes many bookmarks in the same way; with `dryRun`, says what would be changed. */
    async organize(context: CallContext, input: OrganizeInput, { dryRun }: { dryRun: boolean }) {
      const { collection } = input;
      const target = parseTarget(input);
      const arrangement = parseArrangement(input);
      const at = clock();
      const parsed = async (library: LibraryReader) => {
        const reminder = await reminderWish(library, input.remindAt, at);
        return { target, arrangement: { ...arrangement, reminder }, collection };
      };
      return dryRun
        ? store.read(context, async (library) => previewOrganization(library, await parsed(library), at))
        : store.write(context, async (library) =>
            organizeBookmarks(library, await parsed(library), at, startJob),
          );
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
        const ids = bookmarks.map(({ id }) => id);
        await library.trashBookmarks(ids, at);
        const changeId = await recordChange(library, 'delete', at, bookmarks.map(bookmarkRemoval));
        return { bookmarks, missingRefs, changeId };
      });
    },
  };
}

function distinct(bookmarks: readonly Bookmark[]): Bookmark[] {
  return [...new Map(bookmarks.map((bookmark) => [bookmark.id, bookmark])).values()];
}
