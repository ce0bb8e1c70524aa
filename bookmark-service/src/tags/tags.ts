import { LIMITS } from '@bookmarks/protos';
import type { StartJob } from '../jobs/job.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { boundedPageSize, type Page, pageOf, positionFromToken } from '../library/page-token.ts';
import { parseText } from '../library/text.ts';
import { type Tag, tagKey, tidyTag } from './tag.ts';
import { parseTagChanges, type TagChangeInput } from './tag-changes.ts';
import type { TagOrder } from './tag-store.ts';
import { previewTags, updateTags } from './update-tags.ts';

export type TagsInput = {
  readonly prefix: string | undefined;
  readonly minCount: number | undefined;
  readonly maxCount: number | undefined;
  readonly similarTo: string | undefined;
  readonly order: TagOrder;
  readonly pageSize: number;
  readonly pageToken: string;
};

type TagsDeps = LibraryDeps & { readonly startJob: StartJob<LibraryWriter> };

/** The vocabulary of a library. */
export function createTags({ store, clock, startJob }: TagsDeps) {
  return {
    async listTags(context: CallContext, { pageSize, pageToken, ...query }: TagsInput): Promise<Page<Tag>> {
      const request = {
        ...query,
        prefix: tagKeyOf(query.prefix, 'prefix'),
        similarTo: tagKeyOf(query.similarTo, 'tag'),
      };
      const after = positionFromToken(pageToken, request);
      const limit = boundedPageSize(pageSize, LIMITS.tagsPerPage);
      const found = await store.read(context, (library) =>
        library.tagPage({ ...request, after, limit: limit + 1 }),
      );
      return pageOf(found, limit, request);
    },

    /** Renames, merges and removes tags; with `dryRun`, says what would be changed. */
    async updateTags(
      context: CallContext,
      inputs: readonly TagChangeInput[],
      { dryRun }: { dryRun: boolean },
    ) {
      const changes = parseTagChanges(inputs);
      return dryRun
        ? store.read(context, (library) => previewTags(library, changes))
        : store.write(context, (library) => updateTags(library, changes, clock(), startJob));
    },
  };
}

function tagKeyOf(text: string | undefined, what: string): string | undefined {
  const key = tagKey(tidyTag(parseText(text ?? '', what, LIMITS.tagLength)));
  return key === '' ? undefined : key;
}
