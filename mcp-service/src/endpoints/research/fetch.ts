import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Bookmark } from '../../bookmarks/bookmark.ts';
import type { LinkedPage } from '../../bookmarks/pages.ts';
import { refParameter } from '../../tools/schemas.ts';
import { defineTool, READ_ELSEWHERE_HINTS } from '../../tools/tool.ts';
import { ToolRefusedError } from '../../tools/tool-error.ts';
import { excerpt, oneLine } from '../../tools/words.ts';

/** Of description, note and page together; a result stays under 20,000 tokens in any script. */
const TEXT_CHARACTERS = 12_000;

/** The second of the pair that ChatGPT's research features ask for. */
export const fetch = defineTool({
  name: 'fetch',
  title: 'Fetch a bookmark',
  description:
    'Use this when you need all that is saved with a bookmark that search found, with the text of its page.',
  hints: READ_ELSEWHERE_HINTS,
  input: z.strictObject({ id: refParameter }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    url: z.string(),
    metadata: z.record(z.string(), z.string()),
  }),
  async call({ bookmarks }, { id }) {
    const [found] = await bookmarks.get([id]);
    if (found === undefined) {
      throw new ToolRefusedError('There is no such bookmark. Use an id from a result of search.');
    }
    const part = { offset: 0, limit: LIMITS.pageExcerptLength };
    const page = (await bookmarks.pages([found.bookmark.id], part)).get(found.bookmark.id);
    const data = toDocument(found.bookmark, page);
    return { text: JSON.stringify(data), data };
  },
});

function toDocument(bookmark: Bookmark, page: LinkedPage | undefined) {
  const { id, url, status, tags, collection, favorite, createdAt } = bookmark;
  const title = oneLine(bookmark.title) || url;
  return {
    id,
    title,
    text: textOf(bookmark, page) || title,
    url,
    metadata: {
      status,
      added: createdAt.toISOString(),
      ...(tags.length > 0 && { tags: tags.join(', ') }),
      ...(collection && { collection }),
      ...(favorite && { favorite: 'true' }),
    },
  };
}

function textOf({ description, note }: Bookmark, page: LinkedPage | undefined): string {
  const about = description || page?.description;
  const parts = [about, note && `Note: ${note}`, page?.text].filter(Boolean);
  return excerpt(parts.join('\n\n'), TEXT_CHARACTERS);
}
