import type { LinkHealth, Page, PageOutcome } from '../pages/page.ts';

/** What a row says of a link. */
export type HealthRow = {
  reached_at: Date | null;
  failures: number;
  failed_days: number;
  failed_at: Date | null;
  broken_at: Date | null;
};

/** A row of a page that was looked at. */
export type PageRow = HealthRow & {
  outcome: PageOutcome;
  http_status: number;
  final_url: string;
  content_type: string;
  checked_at: Date;
  etag: string;
  last_modified: string;
  title: string | null;
  description: string | null;
  site_name: string | null;
  canonical_url: string | null;
  favicon_url: string | null;
  language: string | null;
  reading_minutes: number | null;
};

export const HEALTH_COLUMNS = 'reached_at, failures, failed_days, failed_at, broken_at';
export const PAGE_COLUMNS = `outcome, http_status, final_url, content_type, checked_at, etag, last_modified, title,
  description, site_name, canonical_url, favicon_url, language, reading_minutes, ${HEALTH_COLUMNS}`;

export function healthFromRow(row: HealthRow): LinkHealth {
  return {
    reachedAt: row.reached_at ?? undefined,
    failures: row.failures,
    failedDays: row.failed_days,
    failedAt: row.failed_at ?? undefined,
    brokenAt: row.broken_at ?? undefined,
  };
}

/** What a page says of itself is not there where nothing could be read yet. */
export function pageFromRow(row: PageRow): Page {
  return {
    ...healthFromRow(row),
    outcome: row.outcome,
    httpStatus: row.http_status,
    finalUrl: row.final_url,
    contentType: row.content_type,
    checkedAt: row.checked_at,
    etag: row.etag,
    lastModified: row.last_modified,
    title: row.title ?? '',
    description: row.description ?? '',
    siteName: row.site_name ?? '',
    canonicalUrl: row.canonical_url ?? '',
    faviconUrl: row.favicon_url ?? '',
    language: row.language ?? '',
    readingMinutes: row.reading_minutes ?? 0,
  };
}
