import { LIMITS } from '@bookmarks/protos';
import { parseReferences, resolveReferences } from '../bookmarks/bookmark-reference.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Page } from './page.ts';
import type { PageExcerpt, PagePart } from './page-store.ts';

type LinkedPage = {
  readonly ref: string;
  readonly bookmarkId: string;
  /** Undefined where nobody has looked at it yet. */
  readonly page: Page | undefined;
  readonly excerpt: PageExcerpt | undefined;
};

/** What is behind the links of bookmarks, as far as it was looked at. */
export function createLinkedPages({ store }: Pick<LibraryDeps, 'store'>) {
  return {
    /** Of the bookmarks that `refs` (ids or URLs) name; what is not there is left out. */
    async linkedPages(context: CallContext, refs: readonly string[], part: PagePart): Promise<LinkedPage[]> {
      const references = parseReferences(refs, LIMITS.refsPerCall);
      requirePart(part);
      return store.read(context, async (library) => {
        const found = (await resolveReferences(library, references)).flatMap(({ ref, bookmark }) =>
          bookmark === undefined ? [] : [{ ref, bookmarkId: bookmark.id }],
        );
        const ids = found.map(({ bookmarkId }) => bookmarkId);
        const pages = await library.pagesOf(ids);
        const excerpts = part.limit === 0 ? undefined : await library.pageExcerpts(ids, part);
        return found.map(({ ref, bookmarkId }) => ({
          ...{ ref, bookmarkId },
          page: pages.get(bookmarkId),
          excerpt: excerpts?.get(bookmarkId),
        }));
      });
    },
  };
}

function requirePart({ offset, limit }: PagePart): void {
  if (offset >= 0 && limit >= 0 && limit <= LIMITS.pageExcerptLength) return;
  throw new LibraryError(
    'invalid',
    `Ask for at most ${LIMITS.pageExcerptLength} characters of a page, from 0 on.`,
  );
}
