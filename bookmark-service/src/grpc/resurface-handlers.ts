import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { toBookmarkMessage } from './messages.ts';
import type { Unary } from './unary.ts';

/** Bookmarks that their user may have forgotten. */
export function resurfaceHandlers(library: Library, unary: Unary) {
  return {
    ResurfaceBookmarks: unary('bookmarks:read', async (context, { mode, ref, limit, seed, minutes }) => {
      const bookmarks = await library.resurface(context, { mode: MODE[mode], ref, limit, seed, minutes });
      return { bookmarks: bookmarks.map(toBookmarkMessage) };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}

const MODE = {
  MODE_UNSPECIFIED: 'unread',
  MODE_UNREAD: 'unread',
  MODE_FORGOTTEN: 'forgotten',
  MODE_ON_THIS_DAY: 'on_this_day',
  MODE_RANDOM: 'random',
  MODE_RELATED: 'related',
} as const;
