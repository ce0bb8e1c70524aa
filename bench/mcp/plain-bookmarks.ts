import type { Bookmarks } from '../baseline/mcp-service/bookmarks.ts';
import { BOOKMARK } from './bookmark.ts';

/** A library that answers at once, for servers that are made as the documentation of their SDK has it. */
export const PLAIN_BOOKMARKS: Bookmarks = {
  get: async (refs) => ({ entries: refs.map((ref) => ({ ref, bookmark: BOOKMARK })) }),
  create: async () => ({
    outcome: 'OUTCOME_UNCHANGED',
    bookmark: BOOKMARK,
    kept: [],
    suggestedTags: [],
    changeId: '',
    reminder: null,
  }),
};
