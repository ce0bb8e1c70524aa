import { z } from 'zod';
import { STATUSES } from './bookmark.ts';

const NAMES = z.array(z.string()).readonly();

/** A `FilterInput` that was kept as JSON. */
export const FILTER_JSON = z.object({
  tagsAll: NAMES,
  tagsAny: NAMES,
  tagsNone: NAMES,
  status: z.enum(STATUSES).optional(),
  favorite: z.boolean().optional(),
  domain: z.string().optional(),
  addedAfter: z.coerce.date().optional(),
  addedBefore: z.coerce.date().optional(),
  hasNote: z.boolean(),
  hasBrokenLink: z.boolean().optional(),
  hasHighlight: z.boolean().optional(),
  hasReminder: z.boolean().optional(),
  collection: z.string().optional(),
  query: z.string().optional(),
});
