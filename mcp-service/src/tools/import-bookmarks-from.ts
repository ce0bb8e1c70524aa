import { z } from 'zod';
import type { ImportSourceName } from '../bookmarks/transfers.ts';
import { UPSTREAM_NAMES } from '../upstream/upstream-names.ts';
import { importBookmarks } from './import-bookmarks.ts';
import { importFromSource } from './import-from-source.ts';
import { defineTool } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';

/** `import_bookmarks` where the upstream has bookmarks itself: everything that it takes elsewhere, and `source`. */
export function importBookmarksFrom(source: ImportSourceName) {
  const name = UPSTREAM_NAMES[source];
  return defineTool({
    ...importBookmarks,
    name: 'import_bookmarks',
    description: `${importBookmarks.description} source: "${source}" brings what the user has saved at ${name}, at first all of it and then what is new.`,
    input: importBookmarks.input.extend({
      source: z.enum([source]).optional().describe('Instead of content and upload'),
      from_start: z.boolean().default(false).describe('With source: all of it again, not only what is new'),
    }),
    output: importBookmarks.output.extend({
      more: z.boolean().optional(),
      retry_at: z.string().optional(),
    }),
    call(context, { source: asked, from_start: fromStart, ...input }) {
      const isAlone = input.content === undefined && input.upload !== true;
      if (asked === undefined && !fromStart) return importBookmarks.call(context, input);
      if (asked === undefined || !isAlone) {
        throw new ToolRefusedError(
          'Give one of content, upload: true and source; from_start goes with source.',
        );
      }
      return importFromSource(context, source, { ...input, fromStart });
    },
  });
}
