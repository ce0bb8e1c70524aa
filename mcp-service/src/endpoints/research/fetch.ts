import { z } from 'zod';
import type { Bookmark } from '../../bookmarks/bookmark.ts';
import { refParameter } from '../../tools/schemas.ts';
import { defineTool, READ_HINTS } from '../../tools/tool.ts';
import { ToolRefusedError } from '../../tools/tool-error.ts';
import { excerpt, oneLine } from '../../tools/words.ts';

/** Of description and note together; a result stays under 20,000 tokens in any script. */
const TEXT_CHARACTERS = 12_000;

/** The second of the pair that ChatGPT's research features ask for. */
export const fetch = defineTool({
  name: 'fetch',
  title: 'Fetch a bookmark',
  description: 'Use this when you need all that is saved with a bookmark that search found.',
  hints: READ_HINTS,
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
    const data = toDocument(found.bookmark);
    return { text: JSON.stringify(data), data };
  },
});

function toDocument(bookmark: Bookmark) {
  const { id, url, status, tags, collection, favorite, createdAt } = bookmark;
  const title = oneLine(bookmark.title) || url;
  return {
    id,
    title,
    text: textOf(bookmark) || title,
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

function textOf({ description, note }: Bookmark): string {
  const parts = [description, note && `Note: ${note}`].filter(Boolean);
  return excerpt(parts.join('\n\n'), TEXT_CHARACTERS);
}
