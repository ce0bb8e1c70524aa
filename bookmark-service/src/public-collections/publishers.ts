import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import type { LibraryReader } from '../library/library-store.ts';
import type { PublicCollection } from './public-collection.ts';
import { parsePublicName } from './public-name.ts';

/** What a user shows to everybody. */
export type Publisher = { readonly publicName: string; readonly collections: readonly PublicCollection[] };

/** Users as those who publish. */
export function createPublishers({ store }: Pick<LibraryDeps, 'store'>) {
  return {
    publisher: (context: CallContext): Promise<Publisher> => store.read(context, publisherOf),

    /** @throws {LibraryError} `invalid` */
    async setPublicName(context: CallContext, text: string): Promise<Publisher> {
      const name = parsePublicName(text);
      return store.write(context, async (library) => {
        await library.setPublicName(name);
        return publisherOf(library);
      });
    },
  };
}

async function publisherOf(library: LibraryReader): Promise<Publisher> {
  const publicName = await library.publicName();
  const counts = await library.countByCollection();
  const collections = (await library.collections()).flatMap(({ id, name, description, publishedAt }) =>
    publishedAt === undefined
      ? []
      : { id, name, description, publicName, bookmarkCount: counts.get(id) ?? 0, publishedAt },
  );
  const byTime = (one: PublicCollection, other: PublicCollection) =>
    other.publishedAt.getTime() - one.publishedAt.getTime();
  return { publicName, collections: collections.toSorted(byTime) };
}
