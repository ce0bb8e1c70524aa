import { z } from 'zod';
import { HIGHLIGHT } from '../highlights/highlight.ts';
import type { HighlightWriter } from '../highlights/highlight-store.ts';
import type { LibraryClient } from './library-client.ts';

const ITEMS = z.array(HIGHLIGHT.extend({ start: z.number().optional() }));

/** Every statement about highlights. */
export function highlightStatements(client: LibraryClient): HighlightWriter {
  return {
    async highlightsOf(bookmarkIds) {
      const rows = await client.named<{ bookmark_id: string; items: unknown }>(
        'highlights-of',
        'select bookmark_id, items from highlights where user_sub = $1 and bookmark_id = any($2)',
        [bookmarkIds],
      );
      return new Map(rows.map(({ bookmark_id, items }) => [bookmark_id, placed(ITEMS.parse(items))]));
    },

    async saveHighlights(highlights) {
      const rows = [...highlights].map(([id, items]) => ({
        ...{ id, items },
        text: items.map(({ quote, note }) => `${quote}\n\n${note}`).join('\n\n'),
      }));
      await client.named('save-highlights', SAVE, [JSON.stringify(rows)]);
      const none = rows.filter(({ items }) => items.length === 0).map(({ id }) => id);
      if (none.length > 0) await client.named('forget-highlights', FORGET, [none]);
    },
  };
}

const SAVE = `insert into highlights (user_sub, bookmark_id, items, text)
  select $1, id, items, text from jsonb_to_recordset($2) as given(id text, items jsonb, text text)
  where items <> '[]'
  on conflict (user_sub, bookmark_id) do update set items = excluded.items, text = excluded.text`;

const FORGET = 'delete from highlights where user_sub = $1 and bookmark_id = any($2)';

function placed(items: z.output<typeof ITEMS>) {
  return items.map(({ start, ...highlight }) => ({ ...highlight, start }));
}
