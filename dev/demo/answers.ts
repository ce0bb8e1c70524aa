import { z } from 'zod';

/** What the demo reads from the data of each tool's answer. */
const bookmark = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  version: z.number().optional(),
});

export const BOOKMARK = z.object({ bookmark });
export const SAVED = z.object({ outcome: z.enum(['created', 'merged', 'unchanged']), bookmark });
export const BOOKMARK_PAGE = z.object({ bookmarks: z.array(bookmark), next_cursor: z.string().optional() });
export const ENTRIES = z.object({
  bookmarks: z.array(z.object({ saved: z.boolean(), bookmark: bookmark.optional() })),
});
export const TAGS = z.object({ tags: z.array(z.object({ name: z.string(), count: z.number() })) });
export const DELETION = z.object({
  status: z.enum(['deleted', 'confirmation_required']),
  bookmarks: z.array(z.object({ id: z.string() })),
  confirm_token: z.string().optional(),
});
