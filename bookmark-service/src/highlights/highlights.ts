import { LIMITS } from '@bookmarks/protos';
import { parseReferences, referenceNotFound, resolveReferences } from '../bookmarks/bookmark-reference.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { parseText } from '../library/text.ts';
import { type AddedHighlight, addHighlight } from './add-highlight.ts';
import type { NewHighlight, PlacedHighlight } from './highlight.ts';

type HighlightsOfBookmark = { readonly bookmarkId: string; readonly highlights: readonly PlacedHighlight[] };

/** What people mark on pages, by quotes. */
export function createHighlights({ store, clock }: LibraryDeps) {
  return {
    /** @throws {LibraryError} `not_found`; `invalid` for a quote that the page does not have, or where no more may be marked */
    async addHighlight(context: CallContext, given: NewHighlight): Promise<AddedHighlight> {
      const references = parseReferences([given.ref], 1);
      const note = given.note && parseText(given.note, 'note', LIMITS.highlightNoteLength);
      // Bounded by what looks for it, which says more.
      const quote = parseText(given.quote, 'quote', LIMITS.noteLength);
      return store.write(context, async (library) => {
        const [found] = await resolveReferences(library, references);
        if (found?.bookmark === undefined) throw referenceNotFound(given.ref);
        return addHighlight(library, found.bookmark, { ...given, quote, note }, clock());
      });
    },

    /** Of the bookmarks that `refs` (ids or URLs) name; those without any are left out. */
    async highlights(context: CallContext, refs: readonly string[]): Promise<HighlightsOfBookmark[]> {
      const references = parseReferences(refs, LIMITS.refsPerCall);
      return store.read(context, async (library) => {
        const found = await resolveReferences(library, references);
        const ids = found.flatMap(({ bookmark }) => bookmark?.id ?? []);
        const highlights = await library.highlightsOf(ids);
        return [...highlights].map(([bookmarkId, ofBookmark]) => ({ bookmarkId, highlights: ofBookmark }));
      });
    },
  };
}
