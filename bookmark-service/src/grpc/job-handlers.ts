import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import { toJobMessage } from './job-messages.ts';
import type { Unary } from './unary.ts';

/** Work that takes longer than a call. */
export function jobHandlers(library: Library, unary: Unary) {
  return {
    GetJob: unary('bookmarks:read', async (context, { id }) =>
      toJobMessage(await library.getJob(context, id)),
    ),
  } satisfies Partial<BookmarkServiceHandlers>;
}
