import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { STATUSES } from '../bookmarks/bookmarks.ts';

/** Parameters and results that several tools share. Descriptions are read by models: as short as they can be. */

export const urlParameter = z.string().max(LIMITS.urlLength).describe('http or https URL');
export const titleParameter = z.string().max(LIMITS.titleLength);
export const noteParameter = z.string().max(LIMITS.noteLength);
export const tagsParameter = z.array(z.string().max(LIMITS.tagLength)).max(LIMITS.tagsPerBookmark);
export const refParameter = z.string().max(LIMITS.urlLength).describe('Bookmark id (bm_…) or URL');
/** A count or version as the contract can carry it (int32). */
export const countParameter = z.int32().min(1);
export const cursorParameter = z
  .string()
  .max(LIMITS.pageTokenLength)
  .describe('next_cursor of the page before, with the other parameters unchanged');
export const detailParameter = z
  .enum(['concise', 'full'])
  .default('concise')
  .describe('full adds note, description, dates');

const filterTags = z.array(z.string().max(LIMITS.tagLength)).max(LIMITS.tagsPerFilter);
const dateParameter = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'must be a date such as 2026-01-31 or 2026-01-31T09:00:00Z',
  )
  .transform((text) => new Date(text));

/** Conditions that `list_bookmarks` and `search_bookmarks` share; all must hold. */
export const filterParameters = {
  tags_all: filterTags.optional(),
  tags_any: filterTags.optional(),
  tags_none: filterTags.optional(),
  status: z.enum([...STATUSES, 'any']).default('any'),
  favorite: z.boolean().optional(),
  domain: z
    .string()
    .max(LIMITS.domainLength)
    .optional()
    .describe('Host, with the hosts below it: example.com'),
  added_after: dateParameter.optional().describe('ISO 8601'),
  added_before: dateParameter.optional().describe('ISO 8601'),
  has: z
    .array(z.enum(['note']))
    .max(1)
    .optional(),
};

/** A bookmark in a result; what is absent was not asked for. */
export const bookmarkResult = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  status: z.enum(STATUSES),
  favorite: z.boolean().optional(),
  added: z.string(),
  updated: z.string().optional(),
  version: z.number().optional(),
  description: z.string().optional(),
  note: z.string().optional(),
});

export const changeIdResult = z
  .string()
  .optional()
  .describe('Names this change; absent when nothing changed');
