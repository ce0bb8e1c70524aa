import { z } from 'zod';
import { parseResourceUri } from '../resources/resource-uri.ts';

/** More than this are not named one by one. */
const MAX_NAMED = 100;

/**
 * That something in a library changed: which bookmarks, by id, or `any` where they are many or not known. Never what is
 * in them.
 */
export const LIBRARY_CHANGE = z.object({
  bookmarks: z.union([z.literal('any'), z.array(z.string().max(64)).max(MAX_NAMED)]),
});
export type LibraryChange = z.infer<typeof LIBRARY_CHANGE>;

/** For when it is not known what was missed. */
export const ANY_CHANGE: LibraryChange = { bookmarks: 'any' };

/** What the result of a tool that writes says of its change. */
const WRITE_RESULT = z.object({
  change_id: z.string().optional(),
  job_id: z.string().optional(),
  bookmark: z.object({ id: z.string() }).optional(),
});

/** Undefined where a tool changed nothing: it read, it was a dry run, or all was so already. */
export function changeFromResult(data: unknown): LibraryChange | undefined {
  const result = WRITE_RESULT.safeParse(data).data;
  if (result?.change_id === undefined && result?.job_id === undefined) return undefined;
  return result.bookmark === undefined ? ANY_CHANGE : { bookmarks: [result.bookmark.id] };
}

/**
 * Whether a resource may read differently after a change. Lists always may: which of them a bookmark was in before is
 * not known here, and to read once too often does no harm.
 */
export function isAffected(uri: string, { bookmarks }: LibraryChange): boolean {
  const name = parseResourceUri(uri);
  switch (name?.kind) {
    case 'bookmark':
    case 'content':
      return bookmarks === 'any' || bookmarks.includes(name.id);
    case 'collection':
    case 'tag':
    case 'recent':
      return true;
    default:
      return false;
  }
}
