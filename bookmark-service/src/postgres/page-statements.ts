import type { PageAnswer } from '../pages/page.ts';
import type { PageWriter } from '../pages/page-store.ts';
import type { LibraryClient } from './library-client.ts';
import {
  HEALTH_COLUMNS,
  type HealthRow,
  healthFromRow,
  PAGE_COLUMNS,
  type PageRow,
  pageFromRow,
} from './page-row.ts';

type DueRow = HealthRow & { url: string; etag: string; last_modified: string; tries: number };
type ExcerptRow = { bookmark_id: string; text: string; length: number; truncated: boolean };

/** Every statement about pages but for those that note them with their bookmarks. */
export function pageStatements(client: LibraryClient): PageWriter {
  return {
    async pagesOf(bookmarkIds) {
      const rows = await client.named<PageRow & { bookmark_id: string }>(
        'pages-of',
        `select bookmark_id, ${PAGE_COLUMNS} from pages
         where user_sub = $1 and bookmark_id = any($2) and outcome is not null`,
        [bookmarkIds],
      );
      return new Map(rows.map((row) => [row.bookmark_id, pageFromRow(row)]));
    },

    async pageExcerpts(bookmarkIds, { offset, limit }) {
      const rows = await client.named<ExcerptRow>(
        'page-excerpts',
        `select bookmark_id, substr(text, $3::int + 1, $4) as text, length(text) as length, truncated from page_texts
         where user_sub = $1 and bookmark_id = any($2)`,
        [bookmarkIds, offset, limit],
      );
      return new Map(rows.map(({ bookmark_id, ...excerpt }) => [bookmark_id, excerpt]));
    },

    async pageText(bookmarkId) {
      const [row] = await client.named<{ text: string; truncated: boolean }>(
        'page-text',
        `select text, truncated from page_texts where user_sub = $1 and bookmark_id = $2 and text <> ''`,
        [bookmarkId],
      );
      return row;
    },

    async duePage(bookmarkId) {
      const [row] = await client.named<DueRow>(
        'due-page',
        `select bookmarks.url, coalesce(etag, '') as etag, coalesce(last_modified, '') as last_modified, tries,
           ${HEALTH_COLUMNS}
         from pages join bookmarks on bookmarks.user_sub = pages.user_sub and bookmarks.id = bookmark_id
         where pages.user_sub = $1 and bookmark_id = $2 and deleted_at is null`,
        [bookmarkId],
      );
      if (row === undefined) return undefined;
      const { url, etag, last_modified: lastModified, tries, ...health } = row;
      return { ...healthFromRow(health), bookmarkId, url, etag, lastModified, tries };
    },

    async savePageVisit(bookmarkId, { answer, health, at, dueAt }) {
      await client.named(
        'save-page-visit',
        `update pages set due_at = $3, waiting = false, taken_until = null, tries = 0, checked_at = $4, outcome = $5,
           http_status = $6, final_url = $7, content_type = $8, reached_at = $9, failures = $10, failed_days = $11,
           failed_at = $12, broken_at = $13,
           etag = case when $5 = 'not_modified' then etag else $14 end,
           last_modified = case when $5 = 'not_modified' then last_modified else $15 end
         where user_sub = $1 and bookmark_id = $2`,
        [
          bookmarkId,
          dueAt,
          at,
          answer.outcome,
          answer.httpStatus,
          answer.finalUrl,
          answer.contentType,
          health.reachedAt ?? null,
          health.failures,
          health.failedDays,
          health.failedAt ?? null,
          health.brokenAt ?? null,
          answer.etag,
          answer.lastModified,
        ],
      );
      if (answer.page !== undefined) await saveWhatItSays(client, bookmarkId, answer.page);
    },

    async postponePage(bookmarkId, tries, dueAt) {
      await client.named(
        'postpone-page',
        `update pages set due_at = $3, waiting = false, taken_until = null, tries = $4
         where user_sub = $1 and bookmark_id = $2`,
        [bookmarkId, dueAt, tries],
      );
    },

    async fillTitle(bookmarkId, title) {
      await client.named('fill-title', FILL_TITLE, [bookmarkId, title]);
    },

    async forgetPage(bookmarkId) {
      await client.named('forget-page', FORGET_PAGE, [bookmarkId]);
    },
  };
}

async function saveWhatItSays(
  client: LibraryClient,
  bookmarkId: string,
  page: NonNullable<PageAnswer['page']>,
): Promise<void> {
  const {
    title,
    description,
    siteName,
    canonicalUrl,
    faviconUrl,
    language,
    readingMinutes,
    text,
    truncated,
  } = page;
  // Before the facts, with which it compares its own.
  await client.named('save-page-text', SAVE_PAGE_TEXT, [bookmarkId, text, truncated, title, description]);
  await client.named(
    'save-page-facts',
    `update pages set title = $3, site_name = $4, canonical_url = $5, favicon_url = $6, language = $7, reading_minutes = $8,
       description = $9
     where user_sub = $1 and bookmark_id = $2`,
    [bookmarkId, title, siteName, canonicalUrl, faviconUrl, language, readingMinutes, description],
  );
}

/** Words are found anew only where they are others. */
const SAVE_PAGE_TEXT = `
  insert into page_texts (user_sub, bookmark_id, text, truncated, document)
  select $1, $2, $3, $4, page_words(concat_ws(E'\\n\\n', $5::text, $6::text, $3::text)) where not exists (
    select from page_texts join pages using (user_sub, bookmark_id)
    where user_sub = $1 and bookmark_id = $2 and (text, truncated, title, description) = ($3, $4, $5, $6))
  on conflict (user_sub, bookmark_id) do update
  set text = excluded.text, truncated = excluded.truncated, document = excluded.document`;

/** Its bookmark may have come back since it was found gone. */
const FORGET_PAGE = `
  delete from pages where user_sub = $1 and bookmark_id = $2 and not exists (
    select from bookmarks where user_sub = $1 and id = $2 and deleted_at is null)`;

/** What was filled in is part of the change that left it empty: undoing that finds the bookmark as the change left it. */
const FILL_TITLE = `
  with filled as (
    update bookmarks set title = $3
    where user_sub = $1 and id = $2 and deleted_at is null and title = '' and $3::text <> ''
    returning id, jsonb_build_object('title', title) as title
  )
  update change_items set after = after || filled.title
  from filled
  where change_items.user_sub = $1 and entity_id = filled.id and entity = 'bookmark' and after ->> 'title' = ''`;
