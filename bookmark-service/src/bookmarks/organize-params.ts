import { z } from 'zod';
import { STATUSES } from './bookmark.ts';
import { FILTER_JSON } from './filter-json.ts';

/** What `organizeWork` does; JSON, because a job keeps it. */
export const ORGANIZE_PARAMS = z.object({
  changeId: z.string(),
  at: z.coerce.date(),
  target: z.union([z.object({ ids: z.array(z.string()) }), z.object({ filter: FILTER_JSON })]),
  arrangement: z.object({
    addTags: z.array(z.string()),
    removeTags: z.array(z.string()),
    collection: z
      .object({ id: z.string(), path: z.string(), autoTags: z.array(z.string()) })
      .nullable()
      .optional(),
    status: z.enum(STATUSES).optional(),
    favorite: z.boolean().optional(),
    appendNote: z.string(),
    reminder: z.object({ at: z.coerce.date().nullable(), zone: z.string() }).optional(),
  }),
});
export type OrganizeParams = z.output<typeof ORGANIZE_PARAMS>;
