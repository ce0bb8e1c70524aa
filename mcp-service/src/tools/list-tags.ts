import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { TAG_ORDERS } from '../bookmarks/bookmarks.ts';
import { cursorParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';

export const listTags = defineTool({
  name: 'list_tags',
  title: 'List tags',
  description:
    "Use this when you need the user's tags: to choose existing ones before tagging, or to find similar ones.",
  scope: 'bookmarks:read',
  hints: READ_HINTS,
  input: z.strictObject({
    prefix: z.string().max(LIMITS.tagLength).optional(),
    min_count: z.int().min(1).optional(),
    max_count: z.int().min(1).optional(),
    similar_to: z.string().max(LIMITS.tagLength).optional().describe('Spelling variants of this tag'),
    sort: z.enum(TAG_ORDERS).default('count'),
    limit: z.int().min(1).max(LIMITS.tagsPerPage).default(50),
    cursor: cursorParameter.optional(),
  }),
  output: z.object({
    tags: z.array(z.object({ name: z.string(), count: z.int(), last_used: z.string() })),
    next_cursor: z.string().optional().describe('Absent on the last page'),
  }),
  async call({ bookmarks }, { prefix, min_count, max_count, similar_to, sort, limit, cursor }) {
    const { tags, nextCursor } = await bookmarks.tags({
      prefix,
      minCount: min_count,
      maxCount: max_count,
      similarTo: similar_to,
      order: sort,
      limit,
      cursor,
    });
    const data = tags.map(({ name, bookmarkCount, lastUsedAt }) => ({
      name,
      count: bookmarkCount,
      last_used: lastUsedAt.toISOString().slice(0, 10),
    }));
    const more = nextCursor ? `\nThere are more: pass cursor "${nextCursor}".` : '';
    return {
      text:
        data.length === 0
          ? 'No tag fits.'
          : `${data.map(({ name, count }) => `${name} (${count})`).join(', ')}${more}`,
      data: { tags: data, ...(nextCursor && { next_cursor: nextCursor }) },
    };
  },
});
