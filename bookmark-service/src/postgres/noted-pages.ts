import type { Bookmark } from '../bookmarks/bookmark.ts';
import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import type { LibraryClient } from './library-client.ts';

const PAGE_COLUMNS = 'user_sub, bookmark_id, url_key, site, due_at, waiting';

/**
 * A statement that inserts bookmarks, and notes in the same breath that their pages are to be looked at: one narrow row each, for
 * which nobody waits. Of a site the newest are looked at first, also among those that an import brings.
 */
export function notingPages(insertBookmarks: string): string {
  return `with saved as (${insertBookmarks} returning id, url_key, site, created_at)
    insert into pages (${PAGE_COLUMNS}) select $1, id, url_key, site, created_at, true from saved`;
}

/** Notes the pages of bookmarks that may have another URL now, or that come back from the trash. */
export async function noteChangedPages(client: LibraryClient, bookmarks: readonly Bookmark[]): Promise<void> {
  const urls = bookmarks.map(({ url }) => parseBookmarkUrl(url));
  const ids = bookmarks.map(({ id }) => id);
  const keys = urls.map(({ key }) => key);
  const sites = urls.map(({ site }) => site);
  const dueAt = bookmarks.map(({ createdAt }) => createdAt);
  await Promise.all([
    client.named('forget-other-pages', FORGET_OTHER, [ids, keys]),
    client.named('note-pages', NOTE, [ids, keys, sites, dueAt]),
  ]);
}

const FORGET_OTHER = `delete from pages using unnest($2::text[], $3::bytea[]) as given(id, url_key)
  where user_sub = $1 and bookmark_id = given.id and pages.url_key <> given.url_key`;

const NOTE = `insert into pages (${PAGE_COLUMNS})
  select $1, id, url_key, site, due_at, true
  from unnest($2::text[], $3::bytea[], $4::text[], $5::timestamptz[]) as given(id, url_key, site, due_at)
  on conflict do nothing`;
