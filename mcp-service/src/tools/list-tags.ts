import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { TAG_ORDERS, type Tag } from '../bookmarks/bookmarks.ts';
import { countThatFits } from './result-budget.ts';
import { countParameter, cursorParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';

export const listTags = defineTool({
  name: 'list_tags',
  title: 'List tags',
  description:
    "Use this when you need the user's tags: to choose existing ones before tagging, or to find similar ones.",
  hints: READ_HINTS,
  input: z.strictObject({
    prefix: z.string().max(LIMITS.tagLength).optional(),
    min_count: countParameter.optional(),
    max_count: countParameter.optional(),
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
    const fetchPage = (pageLimit: number) =>
      bookmarks.tags({
        prefix,
        minCount: min_count,
        maxCount: max_count,
        similarTo: similar_to,
        order: sort,
        limit: pageLimit,
        cursor,
      });
    let page = await fetchPage(limit);
    const fitting = countThatFits(page.tags.map(tagResult));
    if (fitting < page.tags.length) page = await fetchPage(fitting);
    const tags = page.tags.map(tagResult);
    const more = page.nextCursor ? `\nThere are more: pass cursor "${page.nextCursor}".` : '';
    const text = tags.map(({ name, count }) => `${name} (${count})`).join(', ');
    return {
      text: tags.length === 0 ? 'No tag fits.' : text + more,
      data: { tags, ...(page.nextCursor && { next_cursor: page.nextCursor }) },
    };
  },
});

function tagResult({ name, bookmarkCount, lastUsedAt }: Tag) {
  return { name, count: bookmarkCount, last_used: lastUsedAt.toISOString().slice(0, 10) };
}
