import type { AccountServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import type { Unary } from './unary.ts';

/** @param unary for calls of somebody who has signed in to the pages of the gateway. */
export function accountHandlers(library: Library, unary: Unary): AccountServiceHandlers {
  return {
    DeleteLibrary: unary('bookmarks:write', async (context) => {
      await library.deleteLibrary(context);
      return {};
    }),

    GetPreferences: unary('bookmarks:read', async (context) => ({
      timeZone: (await library.timeZone(context)) ?? '',
    })),

    SetPreferences: unary('bookmarks:write', async (context, { timeZone }) => ({
      timeZone: await library.setTimeZone(context, timeZone),
    })),
  };
}
