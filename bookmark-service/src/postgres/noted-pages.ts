import type { Bookmark } from '../bookmarks/bookmark.ts';
import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import type { LibraryClient } from './library-client.ts';

/** What a library has to do with pages: it notes those to be looked at in the transaction that saves their bookmarks. */
export type PageWork = {
  /** Whether a search looks at what can be read there. */
  readonly areSearched: boolean;
  /** Of bookmarks that were not there before. */
  readonly ofNew: (client: LibraryClient, bookmarks: readonly Bookmark[]) => Promise<unknown>;
  /** Of bookmarks that may have another URL now, or come back from the trash. */
  readonly ofChanged: (client: LibraryClient, bookmarks: readonly Bookmark[]) => Promise<unknown>;
};

/** For where nobody looks at pages. */
export const NO_PAGES: PageWork = { areSearched: false, ofNew: async () => {}, ofChanged: async () => {} };

/** One narrow row each, which the workers find: nobody who saves waits for more. */
export const NOTED_PAGES: PageWork = {
  areSearched: true,
  ofNew: (client, bookmarks) => client.named('note-pages', NOTE, valuesOf(bookmarks)),

  ofChanged: async (client, bookmarks) => {
    const values = valuesOf(bookmarks);
    await client.named('forget-other-pages', FORGET_OTHER, values.slice(0, 2));
    await client.named('note-pages', NOTE, values);
  },
};

/** The newest come first, also among those that an import brings. */
const NOTE = `insert into pages (user_sub, bookmark_id, url_key, site, due_at, waiting)
  select $1, id, url_key, site, due_at, true
  from unnest($2::text[], $3::bytea[], $4::text[], $5::timestamptz[]) as given(id, url_key, site, due_at)
  on conflict do nothing`;

const FORGET_OTHER = `delete from pages using unnest($2::text[], $3::bytea[]) as given(id, url_key)
  where user_sub = $1 and bookmark_id = given.id and pages.url_key <> given.url_key`;

function valuesOf(bookmarks: readonly Bookmark[]): unknown[] {
  const urls = bookmarks.map(({ url }) => parseBookmarkUrl(url));
  return [
    bookmarks.map(({ id }) => id),
    urls.map(({ key }) => key),
    urls.map(({ site }) => site),
    bookmarks.map(({ createdAt }) => createdAt),
  ];
}
