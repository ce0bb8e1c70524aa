import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { STATUSES } from '../bookmarks/bookmark.ts';

/** Parameters that several tools share. Descriptions are read by models: as short as they can be. */

export const urlParameter = z.string().max(LIMITS.urlLength);
export const titleParameter = z.string().max(LIMITS.titleLength);
export const noteParameter = z.string().max(LIMITS.noteLength);
export const tagParameter = z.string().max(LIMITS.tagLength);
export const tagsParameter = z.array(tagParameter).max(LIMITS.tagsPerBookmark);
export const refParameter = z.string().max(LIMITS.urlLength).describe('Id (bm_…) or URL');
export const remindAtParameter = z.string().max(LIMITS.remindAtLength);
/** Long enough for the deepest path. */
export const collectionParameter = z
  .string()
  .max(LIMITS.collectionNameLength * LIMITS.collectionDepth)
  .describe('Path (Work/Projects) or id');
/** A count or version as the contract can carry it (int32). */
export const countParameter = z.int32().min(1);
export const cursorParameter = z
  .string()
  .max(LIMITS.pageTokenLength)
  .describe('next_cursor of the page before');
export const detailParameter = z
  .enum(['concise', 'full'])
  .default('concise')
  .describe('full adds note and description');
export const confirmTokenParameter = z.string().max(64).optional().describe('Once the user agreed');
export const dryRunParameter = z.boolean().default(false).describe('Only say what would happen');

const filterTags = z.array(tagParameter).max(LIMITS.tagsPerFilter).optional();
const ISO_DATE = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
/** Checked here and not in the published schema, where the patterns of all dates would take a third of its tokens. */
const dateParameter = z
  .string()
  .refine((text) => ISO_DATE.safeParse(text).success, {
    error: 'must be a date such as 2026-01-31 or 2026-01-31T09:00:00Z',
    abort: true,
  })
  .transform((text) => new Date(text))
  .optional();

/** Conditions that tools share; all must hold. */
export const filterParameters = {
  tags_all: filterTags,
  tags_any: filterTags,
  tags_none: filterTags,
  collection: collectionParameter.optional(),
  status: z.enum([...STATUSES, 'any']).default('any'),
  favorite: z.boolean().optional(),
  domain: z.string().max(LIMITS.domainLength).optional().describe('example.com, with its subdomains'),
  added_after: dateParameter.describe('ISO 8601'),
  added_before: dateParameter,
  has: z
    .array(z.enum(['note', 'highlight', 'reminder', 'broken_link']))
    .max(4)
    .optional(),
};

export const queryParameter = z.string().min(1).max(LIMITS.queryLength);

/** All bookmarks that pass it, as a parameter of its own; the query says what the other conditions cannot. */
export const filterParameter = z.strictObject({
  query: queryParameter.optional().describe('As in search_bookmarks'),
  tags_all: filterParameters.tags_all,
  tags_any: filterParameters.tags_any,
  collection: filterParameters.collection,
  status: filterParameters.status,
  favorite: filterParameters.favorite,
  domain: filterParameters.domain,
});
