import type { BookmarkFilter } from '../bookmarks/bookmark-filter.ts';
import { Conditions } from './sql.ts';

/** @param nameOfTag from the key of each tag in the filter to the spelling that bookmarks carry; absent where unused. */
export function bookmarkConditions(
  userSub: string,
  filter: BookmarkFilter,
  nameOfTag: ReadonlyMap<string, string>,
): Conditions {
  const names = (keys: readonly string[]) => keys.flatMap((key) => nameOfTag.get(key) ?? []);
  const conditions = new Conditions().add('user_sub = ?', userSub).add('deleted_at is null');
  if (filter.tagKeysAll.length > 0) {
    const isUnknown = filter.tagKeysAll.some((key) => !nameOfTag.has(key));
    if (isUnknown) conditions.add('false');
    else conditions.add('tags @> ?::text[]', names(filter.tagKeysAll));
  }
  if (filter.tagKeysAny.length > 0) conditions.add('tags && ?::text[]', names(filter.tagKeysAny));
  if (filter.tagKeysNone.length > 0) conditions.add('not tags && ?::text[]', names(filter.tagKeysNone));
  if (filter.status !== undefined) conditions.add('status = ?', filter.status);
  if (filter.favorite !== undefined) conditions.add('favorite = ?', filter.favorite);
  if (filter.site !== undefined) conditions.add(`(site = ? or starts_with(site, ? || '.'))`, filter.site);
  if (filter.addedAfter !== undefined) conditions.add('created_at >= ?', filter.addedAfter);
  if (filter.addedBefore !== undefined) conditions.add('created_at < ?', filter.addedBefore);
  if (filter.hasNote) conditions.add(`note <> ''`);
  return conditions;
}
