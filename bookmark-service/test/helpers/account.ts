import type { CallContext } from '../../src/library/call-context.ts';
import type { Library } from '../../src/library/library.ts';
import { NO_FILTER } from './library.ts';

/** All that a user sees of a small library, but for versions and the times of changes. */
export async function accountOf(library: Library, call: CallContext) {
  const page = { pageSize: 100, pageToken: '' };
  const bookmarks = await library.list(call, { filter: NO_FILTER, order: 'oldest', ...page });
  const collections = await library.listCollections(call, { parent: '', depth: 0, includeSmart: true });
  const all = { prefix: undefined, minCount: undefined, maxCount: undefined, similarTo: undefined };
  const tags = await library.listTags(call, { ...all, order: 'name', ...page });
  const withoutTimes = <Thing extends { updatedAt: Date; version: number }>(thing: Thing) => {
    const { updatedAt: _at, version: _version, ...rest } = thing;
    return rest;
  };
  return {
    bookmarks: bookmarks.rows.map(withoutTimes),
    collections: collections.map(withoutTimes),
    tags: tags.rows.map(({ name, bookmarkCount }) => `${name} ${bookmarkCount}`),
  };
}
