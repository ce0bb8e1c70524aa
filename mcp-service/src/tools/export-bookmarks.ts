import { z } from 'zod';
import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import { EXPORT_FORMATS } from '../bookmarks/transfers.ts';
import { type FilterInput, filterFromInput, tagsIn } from './bookmark-page.ts';
import { filterParameter } from './schemas.ts';
import { unknownTagsText, withCollectionHint } from './suggestions.ts';
import { defineTool, REPEATING_HINTS } from './tool.ts';
import { lines } from './words.ts';

export const exportBookmarks = defineTool({
  name: 'export_bookmarks',
  title: 'Export bookmarks',
  description:
    'Use this when the user wants a file of bookmarks. It returns a short-lived link; netscape and json keep everything.',
  hints: REPEATING_HINTS,
  input: z.strictObject({ format: z.enum(EXPORT_FORMATS), filter: filterParameter.optional() }),
  output: z.object({ download_url: z.string(), expires_at: z.string() }),
  async call({ bookmarks }, { format, filter = {} }) {
    const { url, expiresAt } = await withCollectionHint(bookmarks, filter.collection, () =>
      bookmarks.exportLink(format, filterFromInput(filter)),
    );
    const expires = expiresAt.toISOString();
    return {
      text: lines(
        `Give this link to the user; it downloads the bookmarks as they are then, until ${expires}. Whoever has it can use it.`,
        url,
        await noneFitsText(bookmarks, filter),
      ),
      data: { download_url: url, expires_at: expires },
    };
  },
});

/** Said of a file that would be empty. */
async function noneFitsText(bookmarks: Bookmarks, filter: FilterInput): Promise<string> {
  const fitting = await bookmarks.list({ filter: filterFromInput(filter), order: 'newest', limit: 1 });
  if (fitting.bookmarks.length > 0) return '';
  return `No bookmark fits now. ${await unknownTagsText(bookmarks, tagsIn(filter))}`.trim();
}
