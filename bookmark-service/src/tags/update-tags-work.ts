import { z } from 'zod';
import { bookmarkChange } from '../bookmarks/bookmark-change.ts';
import { BULK_STEP, type BulkWork } from '../library/bulk-work.ts';
import { tagKey } from './tag.ts';
import { changedTags } from './tag-changes.ts';

/** What is to become of tags, by key; JSON, because a job keeps it. */
export const UPDATE_TAGS_PARAMS = z.object({
  changeId: z.string(),
  at: z.coerce.date(),
  tags: z.array(z.tuple([z.string(), z.string().nullable()])),
});
export type UpdateTagsParams = z.output<typeof UPDATE_TAGS_PARAMS>;

/** Changes tags in all bookmarks that carry one of them. What counts was counted before. */
export function updateTagsWork({ changeId, at, tags }: UpdateTagsParams): BulkWork<object> {
  const map = new Map(tags);
  return {
    changeId,
    total: (library) => library.countTagged([...map.keys()]),

    async step(library, cursor) {
      // In the order of their ids: tags that change places are not changed back.
      const ids = await library.taggedIds([...map.keys()], cursor, BULK_STEP);
      const pairs = (await library.bookmarksByIds(ids)).map((before) => ({
        before,
        after: { ...before, tags: changedTags(before.tags, map), updatedAt: at, version: before.version + 1 },
      }));
      await library.arrangeBookmarks(pairs.map(({ after }) => after));
      // How a tag is spelled was recorded with the tag.
      const items = pairs
        .filter(({ before, after }) => keysOf(before.tags) !== keysOf(after.tags))
        .flatMap(({ before, after }) => bookmarkChange(before, after) ?? []);
      await library.recordChange({ id: changeId, kind: 'update_tags', at, undoes: undefined, items });
      return { done: ids.length, cursor: ids.length < BULK_STEP ? undefined : ids.at(-1), report: {} };
    },
  };
}

function keysOf(tags: readonly string[]): string {
  return tags.map(tagKey).join();
}
