import { z } from 'zod';

const STATUSES = ['unread', 'read', 'archived'] as const;

const BOOKMARK = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  status: z.enum(STATUSES),
  favorite: z.boolean().default(false),
  added: z.string(),
});
export type Bookmark = z.output<typeof BOOKMARK>;

/** What the tools that list bookmarks answer, as far as it is shown. */
export const PAGE = z.object({
  bookmarks: z.array(BOOKMARK),
  next_cursor: z.string().optional(),
  corrected_query: z.string().optional(),
});
export type Page = z.output<typeof PAGE>;
