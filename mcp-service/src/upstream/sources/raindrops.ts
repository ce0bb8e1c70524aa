import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { UpstreamApi } from '../upstream-api.ts';
import type { OpenSource, SourceEntry } from './source.ts';
import { sourceTags, sourceText, sourceTime } from './source-text.ts';

/** https://developer.raindrop.io/v1/raindrops/multiple: collection 0 is all that is not in the trash. */
const BASE = 'https://api.raindrop.io/rest/v1';
const PAGE_SIZE = 50;

const RAINDROPS = z.object({
  items: z
    .array(
      z.object({
        link: sourceText(LIMITS.urlLength),
        title: sourceText(LIMITS.titleLength),
        excerpt: sourceText(LIMITS.descriptionLength),
        note: sourceText(LIMITS.noteLength),
        tags: sourceTags,
        important: z.boolean().catch(false),
        created: sourceTime,
        collectionId: z.int().optional().catch(undefined),
      }),
    )
    .max(PAGE_SIZE),
});
type Raindrop = z.output<typeof RAINDROPS>['items'][number];

const COLLECTIONS = z.object({
  items: z.array(
    z.object({
      _id: z.int(),
      title: sourceText(LIMITS.collectionNameLength),
      parent: z.object({ $id: z.int() }).nullish().catch(undefined),
    }),
  ),
});
type Collections = ReadonlyMap<number, { readonly title: string; readonly parentId: number | undefined }>;

/** Everything of the user's; the collections are asked for once, with the first page. */
export const openRaindrops: OpenSource = (api) => {
  let asked: Promise<Collections> | undefined;
  return {
    firstPage: 0,
    async page(number) {
      asked ??= collectionsOf(api);
      const url = `${BASE}/raindrops/0?sort=-created&perpage=${PAGE_SIZE}&page=${number}`;
      const [{ body, pausedUntil }, collections] = await Promise.all([api.get(url, RAINDROPS), asked]);
      const entries = body.items.map((raindrop) => entryOf(raindrop, collections));
      return { entries, isLast: body.items.length === 0, pausedUntil };
    },
  };
};

/** Those at the top, and those below others. */
async function collectionsOf(api: UpstreamApi): Promise<Collections> {
  const answers = await Promise.all(
    ['collections', 'collections/childrens'].map((path) => api.get(`${BASE}/${path}`, COLLECTIONS)),
  );
  const items = answers.flatMap(({ body }) => body.items);
  return new Map(items.map(({ _id, title, parent }) => [_id, { title, parentId: parent?.$id }]));
}

function entryOf(raindrop: Raindrop, collections: Collections): SourceEntry {
  const { link, title, excerpt, note, tags, important, created: savedAt, collectionId } = raindrop;
  return {
    savedAt,
    record: {
      url: link,
      title,
      description: excerpt,
      note,
      tags,
      collection: pathOf(collectionId, collections),
      ...(important && { favorite: true }),
      ...(savedAt && { created_at: savedAt.toISOString() }),
    },
  };
}

/** From the top; what is in no collection, such as Raindrop's "Unsorted", has none. A circle ends at the deepest level. */
function pathOf(id: number | undefined, collections: Collections): string[] {
  const path: string[] = [];
  let collection = id === undefined ? undefined : collections.get(id);
  while (collection !== undefined && path.length < LIMITS.collectionDepth) {
    path.unshift(collection.title);
    collection = collection.parentId === undefined ? undefined : collections.get(collection.parentId);
  }
  return path;
}
