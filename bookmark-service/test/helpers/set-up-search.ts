import type { FilterInput } from '../../src/bookmarks/bookmark-filter.ts';
import type { CallContext } from '../../src/library/call-context.ts';
import type { Library } from '../../src/library/library.ts';
import type { SearchInput } from '../../src/search/search.ts';
import { NO_FILTER } from './library.ts';
import { setUpLibrary } from './set-up-library.ts';

export type Saved = Parameters<Library['create']>[1];

/** A library on a database for the tests of one file, and how to search it. */
export async function setUpSearch() {
  const { database, library, aNewcomer } = await setUpLibrary();

  const search = (call: CallContext, query: string, rest: Partial<SearchInput> = {}) =>
    library.search(call, {
      ...{ query, filter: NO_FILTER, order: 'relevance', pageSize: 50, pageToken: '' },
      ...rest,
    });

  return {
    ...{ database, library, search },

    /** A call by somebody whose library holds these, oldest first; without a URL of their own they are told apart by number. */
    aLibraryOf: async (...bookmarks: Partial<Saved>[]): Promise<CallContext> => {
      const call = aNewcomer();
      for (const [index, bookmark] of bookmarks.entries()) {
        await library.create(call, { url: `https://example.com/${index}`, ...bookmark });
      }
      return call;
    },

    /** The titles of what the query finds as it stands. */
    found: async (call: CallContext, query: string, filter: Partial<FilterInput> = {}) => {
      const { rows, correctedQuery } = await search(call, query, { filter: { ...NO_FILTER, ...filter } });
      return correctedQuery === undefined ? rows.map(({ bookmark }) => bookmark.title) : [];
    },
  };
}
