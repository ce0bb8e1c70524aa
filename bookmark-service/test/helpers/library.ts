import { CALLER_SCHEMA } from '@bookmarks/identity';
import type { FilterInput } from '../../src/bookmarks/bookmark-filter.ts';
import type { CallContext } from '../../src/library/call-context.ts';
import { createLibrary, type Library } from '../../src/library/library.ts';
import { createPostgresLibraryStore } from '../../src/postgres/postgres-library-store.ts';
import type { TestDatabase } from './database.ts';

/** A library on `database`, whose clock goes on by a second with each write. */
export function aLibrary(database: Pick<TestDatabase, 'pool'>): Library {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const clock = () => {
    now += 1000;
    return new Date(now);
  };
  return createLibrary({ store: createPostgresLibraryStore(database.pool), clock });
}

/** A call by the user of that name, with ample time. */
export function callBy(name: string): CallContext {
  const { sub } = CALLER_SCHEMA.parse({ sub: `user_${name}`, scopes: [], method: 'oauth' });
  return { userSub: sub, deadline: new Date(Date.now() + 60_000) };
}

export const NO_FILTER = { tagsAll: [], tagsAny: [], tagsNone: [], hasNote: false };

/** The titles of the bookmarks that pass a filter, newest first. */
export async function titlesIn(
  library: Library,
  call: CallContext,
  filter: Partial<FilterInput> = {},
): Promise<string[]> {
  const page = { order: 'newest', pageSize: 100, pageToken: '' } as const;
  const { rows } = await library.list(call, { filter: { ...NO_FILTER, ...filter }, ...page });
  return rows.map(({ title }) => title);
}
