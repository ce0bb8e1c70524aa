import { z } from 'zod';
import { TAG_ORDERS, type Tag } from '../bookmarks/tags.ts';
import { fetchFitting, moreText } from './fitting-page.ts';
import { nextCursorResult, tagResult } from './results.ts';
import { countParameter, cursorParameter, tagParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { lines, SAVED_TEXT, tagText } from './words.ts';

const MAX_TAGS = 500;

export const listTags = defineTool({
  name: 'list_tags',
  title: 'List tags',
  description:
    "Use this when you need the user's tags: to choose existing ones before tagging, or to find similar ones.",
  hints: READ_HINTS,
  input: z.strictObject({
    prefix: tagParameter.optional(),
    min_count: countParameter.optional(),
    max_count: countParameter.optional(),
    similar_to: tagParameter.optional().describe('Spelling variants of this tag'),
    sort: z.enum(TAG_ORDERS).default('count'),
    limit: z.int().min(1).max(MAX_TAGS).default(50),
    cursor: cursorParameter.optional(),
  }),
  output: z.object({
    tags: z.array(tagResult.extend({ last_used: z.string() })),
    next_cursor: nextCursorResult,
  }),
  async call({ bookmarks }, { prefix, min_count, max_count, similar_to, sort, limit, cursor }) {
    const query = {
      prefix,
      minCount: min_count,
      maxCount: max_count,
      similarTo: similar_to,
      order: sort,
      cursor,
    };
    const { page, results } = await fetchFitting(
      (pageLimit) => bookmarks.tags({ ...query, limit: pageLimit }),
      limit,
      ({ tags }) => tags.map(toTagResult),
    );
    const text = lines(
      `${SAVED_TEXT}.`,
      results.map(({ name, count, last_used }) => `${tagText(name)} ${count} (${last_used})`).join(', '),
      moreText(page.nextCursor),
    );
    return {
      text: results.length === 0 ? 'No tag fits.' : text,
      data: { tags: results, ...(page.nextCursor && { next_cursor: page.nextCursor }) },
    };
  },
});

function toTagResult({ name, bookmarkCount, lastUsedAt }: Tag) {
  return { name, count: bookmarkCount, last_used: lastUsedAt.toISOString().slice(0, 10) };
}
