import { z } from 'zod';
import { type ImportEntry, importProblem } from '../imported-bookmark.ts';
import { dateFromTimestamp } from '../parse-date.ts';
import { tidyTags } from '../split-tags.ts';
import { type EntryFields, toEntry } from '../to-entry.ts';
import { createFolderTree } from './folder-tree.ts';
import { createHeldEntries } from './held-entries.ts';
import { unreadableRecord } from './json-problem.ts';

const karakeepBookmark = z.object({
  createdAt: z.number().nullish(),
  title: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  lists: z.array(z.string()).nullish(),
  content: z.object({ type: z.string(), url: z.string().optional(), text: z.string().optional() }).nullable(),
  note: z.string().nullish(),
  archived: z.boolean().nullish(),
});

const karakeepList = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string().nullish(),
  parentId: z.string().nullish(),
});

export function isKarakeepRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'content' in value;
}

type Held = { readonly place: number; readonly fields: EntryFields; readonly lists: readonly string[] };

/** Karakeep's export: bookmarks that name lists by id, and the lists after them. Smart lists are no folders. */
export function createKarakeepReader() {
  const tree = createFolderTree();
  const held = createHeldEntries<Held>(({ fields }) => JSON.stringify(fields).length);
  return {
    addList(value: unknown): void {
      const { data } = karakeepList.safeParse(value);
      if (data && data.type !== 'smart') tree.add(data.id, data.name, data.parentId ?? undefined);
    },
    /** The entry, if it can be told already. */
    addBookmark(place: number, value: unknown): ImportEntry | undefined {
      const parsed = karakeepBookmark.safeParse(value);
      if (!parsed.success) return unreadableRecord(place, 'Karakeep', parsed.error, value);
      const { content, title, lists } = parsed.data;
      if (content?.url === undefined) {
        const reason = 'It is a note or a file of Karakeep, without a URL.';
        return importProblem(place, reason, title || (content?.text ?? ''));
      }
      const fields = fieldsOf(content.url, parsed.data);
      if (!lists?.length) return toEntry(place, fields);
      held.add({ place, fields, lists });
      return undefined;
    },
    /** What waited for the lists: an entry for each list that a bookmark is on. */
    *rest(): Generator<ImportEntry> {
      for (const { place, fields, lists } of held.all()) {
        const paths = lists.map((id) => tree.path(id)).filter((path) => path.length > 0);
        for (const folders of paths.length > 0 ? paths : [[]]) yield toEntry(place, { ...fields, folders });
      }
    },
  };
}

function fieldsOf(url: string, record: z.infer<typeof karakeepBookmark>): EntryFields {
  return {
    url,
    title: record.title ?? '',
    note: record.note ?? '',
    tags: tidyTags(record.tags ?? []),
    status: record.archived ? 'archived' : undefined,
    addedAt: dateFromTimestamp(record.createdAt ?? 0),
  };
}
