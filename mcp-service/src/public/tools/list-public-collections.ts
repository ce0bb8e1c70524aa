import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { fetchFitting, moreText } from '../../tools/fitting-page.ts';
import { nextCursorResult } from '../../tools/results.ts';
import { cursorParameter, queryParameter } from '../../tools/schemas.ts';
import { counted, excerpt, lines, oneLine, SAVED_TEXT } from '../../tools/words.ts';
import type { PublicCollection } from '../public-library.ts';
import { publicPageUrl } from '../public-page-url.ts';
import { definePublicTool } from '../public-tool.ts';

const DESCRIPTION_CHARACTERS = 200;

const collectionResult = z.object({
  id: z.string(),
  name: z.string(),
  by: z.string().optional(),
  description: z.string().optional(),
  bookmarks: z.number(),
  published: z.string(),
  url: z.string(),
});
type CollectionResult = z.input<typeof collectionResult>;

export const listPublicCollections = definePublicTool({
  name: 'list_public_collections',
  title: 'List public collections',
  description:
    'Use this to find collections of bookmarks that people have published: all, the latest first, or those whose name, description or publisher has certain words.',
  input: z.strictObject({
    query: queryParameter.optional().describe('Words, all of which must be there'),
    limit: z.int().min(1).max(LIMITS.publicCollectionsPerPage).default(20),
    cursor: cursorParameter.optional(),
  }),
  output: z.object({ collections: z.array(collectionResult), next_cursor: nextCursorResult }),
  async call({ library, publicUrl }, { query = '', limit, cursor }) {
    const { page, results } = await fetchFitting(
      (pageLimit) => library.collections({ query, limit: pageLimit, cursor }),
      limit,
      ({ collections }) => collections.map((collection) => toResult(collection, publicUrl)),
    );
    const { nextCursor } = page;
    const data = { collections: results, ...(nextCursor && { next_cursor: nextCursor }) };
    if (results.length === 0) return { text: 'There is no such public collection.', data };
    const heading = `${counted(results.length, 'public collection')} (${SAVED_TEXT}.)`;
    return { text: lines(heading, ...results.map(resultText), moreText(nextCursor)), data };
  },
});

function toResult(collection: PublicCollection, publicUrl: string): CollectionResult {
  const { id, name, publicName, description, bookmarkCount, publishedAt } = collection;
  return {
    id,
    name,
    ...(publicName && { by: publicName }),
    ...(description && { description: excerpt(description, DESCRIPTION_CHARACTERS) }),
    bookmarks: bookmarkCount,
    published: publishedAt.toISOString().slice(0, 10),
    url: publicPageUrl(publicUrl, id),
  };
}

function resultText({ id, name, by, description, bookmarks, published }: CollectionResult): string {
  const facts = [
    counted(bookmarks, 'bookmark'),
    by ? `by ${oneLine(by)}` : '',
    `published ${published}`,
    description ? oneLine(description) : '',
  ].filter(Boolean);
  return `- ${id} ${oneLine(name)} · ${facts.join(' · ')}`;
}
