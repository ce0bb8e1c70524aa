import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import { parseText } from '../library/text.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Query } from '../search/query.ts';
import { parseTags, tagKey } from '../tags/tag.ts';
import type { Status } from './bookmark.ts';
import { parseHost, siteFromHost } from './host.ts';

/** A path from the top to the lowest level. */
const MAX_COLLECTION_LENGTH = (LIMITS.collectionNameLength + 1) * LIMITS.collectionDepth;

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
  readonly hasBrokenLink?: boolean | undefined;
  readonly hasHighlight?: boolean | undefined;
  /** One that waits, or is due and was not shown. */
  readonly hasReminder?: boolean | undefined;
  /** The id or the path of a collection. */
  readonly collection?: string | undefined;
  /** In the query grammar. */
  readonly query?: string | undefined;
};

/** Checked conditions: tags by key, the domain as a site, the query read; `resolveFilter` makes them ready for the store. */
export type BookmarkFilter = Omit<FilterInput, 'tagsAll' | 'tagsAny' | 'tagsNone' | 'domain' | 'query'> & {
  readonly tagKeysAll: readonly string[];
  readonly tagKeysAny: readonly string[];
  readonly tagKeysNone: readonly string[];
  readonly site?: string | undefined;
  readonly query?: Query | undefined;
};

/** @throws {LibraryError} `invalid` */
export function parseFilter(input: FilterInput): BookmarkFilter {
  const { tagsAll, tagsAny, tagsNone, domain, collection, query, ...rest } = input;
  return {
    ...rest,
    tagKeysAll: tagKeys(tagsAll),
    tagKeysAny: tagKeys(tagsAny),
    tagKeysNone: tagKeys(tagsNone),
    site: domain === undefined ? undefined : siteFromDomain(domain),
    collection: collection && parseText(collection, 'collection', MAX_COLLECTION_LENGTH),
    query: query === undefined ? undefined : parseQuery(query),
  };
}

function tagKeys(tags: readonly string[]): string[] {
  return parseTags(tags, LIMITS.tagsPerFilter).map(tagKey);
}

function siteFromDomain(domain: string): string {
  const host = parseHost(domain);
  if (host === undefined) {
    throw new LibraryError('invalid', 'The domain must be a host alone, such as example.com.');
  }
  return siteFromHost(host);
}
