import { LIMITS } from '@bookmarks/protos';
import type { Status } from './bookmark.ts';
import { BookmarkError } from './bookmark-error.ts';
import { siteFromHost } from './bookmark-url.ts';
import { parseTags, tagKey } from './tag.ts';

/** Conditions as a caller gives them; all must hold. */
export type FilterInput = {
  readonly tagsAll: readonly string[];
  readonly tagsAny: readonly string[];
  readonly tagsNone: readonly string[];
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly domain?: string | undefined;
  readonly addedAfter?: Date | undefined;
  readonly addedBefore?: Date | undefined;
  readonly hasNote: boolean;
};

/** Checked conditions: tags by key, the domain as a site. */
export type BookmarkFilter = Omit<FilterInput, 'tagsAll' | 'tagsAny' | 'tagsNone' | 'domain'> & {
  readonly tagKeysAll: readonly string[];
  readonly tagKeysAny: readonly string[];
  readonly tagKeysNone: readonly string[];
  readonly site?: string | undefined;
};

/** @throws {BookmarkError} `invalid` */
export function parseFilter({ tagsAll, tagsAny, tagsNone, domain, ...rest }: FilterInput): BookmarkFilter {
  return {
    ...rest,
    tagKeysAll: tagKeys(tagsAll),
    tagKeysAny: tagKeys(tagsAny),
    tagKeysNone: tagKeys(tagsNone),
    site: domain === undefined ? undefined : siteFromDomain(domain),
  };
}

function tagKeys(tags: readonly string[]): string[] {
  return parseTags(tags, LIMITS.tagsPerFilter).map(tagKey);
}

function siteFromDomain(domain: string): string {
  const parsed = domain.length > LIMITS.domainLength ? null : URL.parse(`https://${domain.trim()}`);
  if (parsed === null || parsed.host === '' || parsed.pathname !== '/' || parsed.search || parsed.username) {
    throw new BookmarkError('invalid', 'The domain must be a host alone, such as example.com.');
  }
  return siteFromHost(parsed.hostname);
}
