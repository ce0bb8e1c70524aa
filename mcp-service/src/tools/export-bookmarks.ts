import { z } from 'zod';
import { EXPORT_FORMATS } from '../bookmarks/transfers.ts';
import { filterFromInput } from './bookmark-page.ts';
import { filterParameter } from './schemas.ts';
import { withCollectionHint } from './suggestions.ts';
import { defineTool, REPEATING_HINTS } from './tool.ts';

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
      text: `Give this link to the user; it downloads the bookmarks as they are then, until ${expires}. Whoever has it can use it.\n${url}`,
      data: { download_url: url, expires_at: expires },
    };
  },
});
