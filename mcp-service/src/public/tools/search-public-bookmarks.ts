import { z } from 'zod';
import { cursorParameter, queryParameter } from '../../tools/schemas.ts';
import { answerWithPublicPage, publicPageResult } from '../public-bookmark-result.ts';
import { PUBLIC_SEARCH_ORDERS } from '../public-library.ts';
import { publicIdFrom } from '../public-page-url.ts';
import { definePublicTool } from '../public-tool.ts';
import { publicCollectionParameter } from './public-parameters.ts';

export const searchPublicBookmarks = definePublicTool({
  name: 'search_bookmarks',
  title: 'Search a public collection',
  description:
    'Use this to look for words in the titles, tags, descriptions and URLs of a public collection. Grammar: words (all must match), "a phrase", -not, OR, ( ), tag:x, site:example.com, is:untagged, title:, url:, before:2026-01-31, after:, age:<1w.',
  input: z.strictObject({
    collection: publicCollectionParameter,
    query: queryParameter,
    limit: z.int().min(1).max(50).default(10),
    cursor: cursorParameter.optional(),
    sort: z.enum(PUBLIC_SEARCH_ORDERS).default('relevance'),
  }),
  output: publicPageResult,
  call({ library, publicUrl }, { collection, query, limit, cursor, sort }) {
    const id = publicIdFrom(publicUrl, collection);
    const search = { query, order: sort, cursor };
    return answerWithPublicPage((pageLimit) => library.search(id, { ...search, limit: pageLimit }), {
      limit,
      whenEmpty: 'Nothing in this collection matches. Try fewer or other words, or list_bookmarks.',
    });
  },
});
