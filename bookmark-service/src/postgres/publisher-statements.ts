import type { PublisherWriter } from '../public-collections/publisher-store.ts';
import type { LibraryClient } from './library-client.ts';

/** Every statement about a user as somebody who publishes. */
export function publisherStatements(client: LibraryClient): PublisherWriter {
  return {
    async publicName() {
      const [row] = await client.named<{ public_name: string }>(
        'public-name',
        'select public_name from publishers where user_sub = $1',
      );
      return row?.public_name ?? '';
    },

    async ensurePublisher() {
      await client.named(
        'ensure-publisher',
        'insert into publishers (user_sub) values ($1) on conflict do nothing',
      );
    },

    async setPublicName(name) {
      await client.named(
        'set-public-name',
        `insert into publishers (user_sub, public_name) values ($1, $2)
         on conflict (user_sub) do update set public_name = excluded.public_name`,
        [name],
      );
    },
  };
}
