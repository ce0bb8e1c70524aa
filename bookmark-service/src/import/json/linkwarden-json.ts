import { z } from 'zod';
import { type ImportEntry, importProblem } from '../imported-bookmark.ts';
import { dateFromText } from '../parse-date.ts';
import { tidyTags } from '../split-tags.ts';
import { type EntryFields, toEntry } from '../to-entry.ts';
import { createFolderTree } from './folder-tree.ts';
import { createHeldEntries } from './held-entries.ts';
import { unreadableRecord } from './json-problem.ts';

const linkwardenLink = z.object({
  id: z.number().nullish(),
  url: z.string().nullish(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  tags: z.array(z.object({ name: z.string() })).nullish(),
  createdAt: z.string().nullish(),
  importDate: z.string().nullish(),
  updatedAt: z.string().nullish(),
});

const pinnedLink = z.object({ id: z.number() });
const collectionField = z.union([z.number(), z.string()]).nullable();

/** Linkwarden keeps in this collection what its user put nowhere. */
const INBOX = 'Unorganized';

type Held = {
  readonly place: number;
  readonly fields: EntryFields;
  readonly id: number | undefined;
  readonly collection: number;
};
type Collection = { id?: string; name?: string; parentId?: string };

/** Linkwarden's export: collections that contain links and name their parents by id, and the pinned links after them. */
export function createLinkwardenReader() {
  const collections = new Map<number, Collection>();
  const pinned = new Set<number>();
  const held = createHeldEntries<Held>(({ fields }) => JSON.stringify(fields).length);
  return {
    setCollectionField(index: number, field: 'id' | 'name' | 'parentId', value: unknown): void {
      const { data } = collectionField.safeParse(value);
      if (data == null) return;
      collections.set(index, { ...collections.get(index), [field]: String(data) });
    },
    addPinnedLink(value: unknown): void {
      const { data } = pinnedLink.safeParse(value);
      if (data) pinned.add(data.id);
    },
    /** The problem, if the link is one; otherwise it is among the rest. */
    addLink(place: number, value: unknown, collection: number): ImportEntry | undefined {
      const parsed = linkwardenLink.safeParse(value);
      if (!parsed.success) return unreadableRecord(place, 'Linkwarden', parsed.error, value);
      const { url, name, id } = parsed.data;
      if (!url)
        return importProblem(
          place,
          'It is a file that was uploaded to Linkwarden, without a URL.',
          name ?? '',
        );
      held.add({ place, fields: fieldsOf(url, parsed.data), id: id ?? undefined, collection });
      return undefined;
    },
    *rest(): Generator<ImportEntry> {
      const pathOf = collectionPaths(collections);
      for (const { place, fields, id, collection } of held.all()) {
        yield toEntry(place, {
          ...fields,
          folders: pathOf(collection),
          favorite: id !== undefined && pinned.has(id),
        });
      }
    },
  };
}

function collectionPaths(collections: ReadonlyMap<number, Collection>): (index: number) => readonly string[] {
  const tree = createFolderTree();
  for (const [index, { id, name, parentId }] of collections) {
    if (name !== INBOX) tree.add(id ?? `index ${index}`, name ?? '', parentId);
  }
  return (index) => tree.path(collections.get(index)?.id ?? `index ${index}`);
}

function fieldsOf(url: string, link: z.infer<typeof linkwardenLink>): EntryFields {
  return {
    url,
    title: link.name ?? '',
    description: link.description ?? '',
    tags: tidyTags((link.tags ?? []).map(({ name }) => name)),
    // The date of the original, where the link was itself imported.
    addedAt: dateFromText(link.importDate ?? link.createdAt ?? undefined),
    updatedAt: dateFromText(link.updatedAt ?? undefined),
  };
}
