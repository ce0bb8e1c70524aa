import { withClient } from '../../../dev/stack/postgres/sql.ts';
import type { Account } from './accounts.ts';

/** Two words that each of the pages has, as pages have what surrounds their articles. */
export const COMMON_WORDS = 'subscribe newsletter';

const TITLES_A_PAGE = 30;

/** Gives so many bookmarks of a library pages that were read: each says the titles of others, and the common words. */
export async function loadPages(ownerUrl: string, { user }: Account, count: number): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `insert into pages (user_sub, bookmark_id, url_key, site, due_at, waiting, outcome, checked_at, reached_at)
       select user_sub, id, url_key, site, now() + interval '30 days', false, 'ok', now(), now()
       from bookmarks where user_sub = $1 order by id limit $2`,
      [user, count],
    );
    await client.query(
      `insert into page_texts (user_sub, bookmark_id, text, truncated, document)
       select user_sub, bookmark_id, text, false, page_words(text)
       from (
         select user_sub, bookmark_id, string_agg(bookmarks.title, '. ') over (
             order by bookmark_id rows between 1 following and ${TITLES_A_PAGE} following)
           || '. Please ${COMMON_WORDS} of ours.' as text
         from pages join bookmarks using (user_sub) where user_sub = $1 and id = bookmark_id
       ) as said where text is not null`,
      [user],
    );
    await client.query('vacuum (analyze) pages, page_texts');
  });
}
