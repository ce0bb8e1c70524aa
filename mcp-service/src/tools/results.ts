import { z } from 'zod';
import { STATUSES } from '../bookmarks/bookmark.ts';

/** Results that several tools share. */

/** A bookmark as lists show it. */
export const conciseBookmarkResult = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  collection: z.string().optional(),
  status: z.enum(STATUSES),
  favorite: z.boolean().optional(),
  added: z.string(),
  remind_at: z.string().optional(),
});

/** With what may be asked for. */
export const bookmarkResult = conciseBookmarkResult.extend({
  updated: z.string().optional(),
  version: z.number().optional(),
  description: z.string().optional(),
  note: z.string().optional(),
});

/** A bookmark that is to be recognised, no more. */
export const briefBookmarkResult = z.object({ id: z.string(), title: z.string(), url: z.string() });

/** As it was understood (RFC 9557): `2026-12-20T09:00:00+01:00[Europe/Berlin]`. */
export const reminderResult = z.string().optional();

export const tagResult = z.object({ name: z.string(), count: z.number() });

/** What `undo_change` takes; absent when nothing changed. */
export const changeIdResult = z.string().optional();
/** Of a job that will make the change. */
export const jobIdResult = z.string().optional();
export const nextCursorResult = z.string().optional();
