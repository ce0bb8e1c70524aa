import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import {
  type BookmarksOfDeleted,
  type Deletion,
  deleteCollections,
  findDeletion,
} from './delete-collection.ts';
import { type CollectionsInput, countEach, listCollections } from './list-collections.ts';
import { type CollectionEdit, parseCollectionEdit, saveCollection } from './save-collection.ts';

export type DeleteCollectionInput = {
  /** An id or a path. */
  readonly ref: string;
  readonly bookmarks: BookmarksOfDeleted;
  readonly dryRun: boolean;
};

/** Folders of bookmarks, and queries that act as such. */
export function createCollections({ store, clock }: LibraryDeps) {
  return {
    listCollections: (context: CallContext, input: CollectionsInput) =>
      store.read(context, (library) => listCollections(library, input, clock())),

    /** Makes a collection, or overwrites what `edit` gives; `changeId` is undefined where all was so already. */
    async saveCollection(context: CallContext, edit: CollectionEdit) {
      const parsed = parseCollectionEdit(edit);
      return store.write(context, async (library) => {
        const now = clock();
        const saved = await saveCollection(library, parsed, now);
        const collections = await library.collections();
        const shown = collections.filter(({ id }) => id === saved.collection.id);
        const [collection = { ...saved.collection, bookmarkCount: 0 }] = await countEach(library, shown, {
          collections,
          now,
        });
        return { ...saved, collection };
      });
    },

    /** With `dryRun` nothing is changed, and `changeId` is undefined. */
    async deleteCollection(
      context: CallContext,
      { ref, bookmarks, dryRun }: DeleteCollectionInput,
    ): Promise<Deletion & { changeId: string | undefined }> {
      if (dryRun) {
        const deletion = await store.read(context, (library) => findDeletion(library, ref, clock()));
        return { ...deletion, changeId: undefined };
      }
      return store.write(context, async (library) => {
        const at = clock();
        const deletion = await findDeletion(library, ref, at);
        return { ...deletion, changeId: await deleteCollections(library, deletion, bookmarks, at) };
      });
    },
  };
}
