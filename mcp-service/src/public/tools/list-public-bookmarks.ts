import { z } from 'zod';
import { cursorParameter, filterParameters } from '../../tools/schemas.ts';
import { answerWithPublicPage, publicPageResult } from '../public-bookmark-result.ts';
import { PUBLIC_LIST_ORDERS } from '../public-library.ts';
import { publicIdFrom } from '../public-page-url.ts';
import { definePublicTool } from '../public-tool.ts';
import { publicCollectionParameter } from './public-parameters.ts';

const { tags_all, tags_any, tags_none, domain, added_after, added_before } = filterParameters;

export const listPublicBookmarks = definePublicTool({
  name: 'list_bookmarks',
  title: 'List bookmarks of a public collection',
  description: 'Use this to see the bookmarks of a public collection: all, or by tag, site or date.',
  input: z.strictObject({
    collection: publicCollectionParameter,
    limit: z.int().min(1).max(100).default(20),
    cursor: cursorParameter.optional(),
    ...{ tags_all, tags_any, tags_none, domain, added_after, added_before },
    sort: z.enum(PUBLIC_LIST_ORDERS).default('newest'),
  }),
  output: publicPageResult,
  call({ library, publicUrl }, { collection, limit, cursor, sort, ...filter }) {
    const query = {
      order: sort,
      cursor,
      tagsAll: filter.tags_all,
      tagsAny: filter.tags_any,
      tagsNone: filter.tags_none,
      domain: filter.domain,
      addedAfter: filter.added_after,
      addedBefore: filter.added_before,
    };
    const id = publicIdFrom(publicUrl, collection);
    return answerWithPublicPage((pageLimit) => library.list(id, { ...query, limit: pageLimit }), {
      limit,
      whenEmpty: 'No bookmark of this collection fits. Drop a condition.',
    });
  },
});
