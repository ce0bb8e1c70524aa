import { LIMITS } from '@bookmarks/protos';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import { parseReferences, referenceNotFound, resolveReferences } from '../bookmarks/bookmark-reference.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryReader } from '../library/library-store.ts';
import { thisDayInEarlierYears } from './earlier-years.ts';
import { randomId } from './random-id.ts';

const FORGOTTEN_AFTER_MS = 180 * 24 * 60 * 60 * 1000;

export type ResurfaceInput = {
  readonly mode: 'unread' | 'forgotten' | 'on_this_day' | 'random' | 'related';
  readonly limit: number;
  /** The id or the URL of the one that others are related to. */
  readonly ref: string;
  /** The same one picks the same bookmarks at random. */
  readonly seed: number | undefined;
  /** Only what can be read in so many minutes, as far as that is known. */
  readonly minutes?: number | undefined;
};

/** Bookmarks that their user may have forgotten. */
export function createResurface({ store, clock }: LibraryDeps) {
  return {
    async resurface(context: CallContext, input: ResurfaceInput): Promise<Bookmark[]> {
      requireLimit(input.limit);
      requireMinutes(input.minutes);
      return store.read(context, (library) => picked(library, input, clock()));
    },
  };
}

async function picked(
  library: LibraryReader,
  { mode, ref, seed, ...most }: ResurfaceInput,
  now: Date,
): Promise<Bookmark[]> {
  switch (mode) {
    case 'unread':
      return library.longestUnread(most);
    case 'forgotten':
      return library.untouchedSince(new Date(now.getTime() - FORGOTTEN_AFTER_MS), most);
    case 'on_this_day':
      return library.createdWithin(thisDayInEarlierYears(now), most);
    case 'random':
      return library.followingIds(randomId(seed), most);
    case 'related':
      return library.relatedTo(await requireBookmark(library, ref), most);
  }
}

async function requireBookmark(library: LibraryReader, ref: string): Promise<Bookmark> {
  const [found] = await resolveReferences(library, parseReferences([ref], 1));
  if (found?.bookmark === undefined) throw referenceNotFound(ref);
  return found.bookmark;
}

function requireMinutes(minutes: number | undefined): void {
  if (minutes === undefined || minutes >= 1) return;
  throw new LibraryError('invalid', `Reading takes at least a minute, not ${minutes}.`);
}

function requireLimit(limit: number): void {
  if (limit >= 1 && limit <= LIMITS.resurfaced) return;
  throw new LibraryError('invalid', `Ask for 1 to ${LIMITS.resurfaced} bookmarks, not ${limit}.`);
}
