import type { RequestOf } from '@bookmarks/protos';
import type { HttpProblem } from '../../http/problem.ts';
import type { LibraryCall } from '../library-call.ts';
import { isRefusal } from '../refusal.ts';
import { isStatus, STATUS_MESSAGES } from './status.ts';
import { differences, type Field, type Typed, tagsIn } from './typed-bookmark.ts';

export type Saving = {
  /** What was done, also where the rest was refused. */
  readonly changes: readonly string[];
  readonly refusal: HttpProblem | undefined;
};

/**
 * Writes what differs from `current`: its words, unless somebody else has changed the bookmark since, and then its place,
 * which the library changes by another call.
 */
export async function saveBookmark(
  call: LibraryCall,
  id: string,
  { current, typed }: { readonly current: Typed; readonly typed: Typed },
): Promise<Saving> {
  const changed = differences(current, typed);
  const changes: string[] = [];
  try {
    const words = wordsOf(changed, typed);
    if (words !== undefined) {
      const request = { ref: id, ...words, expectedVersion: current.version };
      changes.push((await call('UpdateBookmark', request)).changeId);
    }
    const place = placeOf(changed, typed);
    if (place !== undefined)
      changes.push((await call('OrganizeBookmarks', { refs: [id], ...place })).changeId);
    return { changes: changes.filter(Boolean), refusal: undefined };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { changes: changes.filter(Boolean), refusal: error };
  }
}

function wordsOf(changed: ReadonlySet<Field>, typed: Typed): RequestOf<'UpdateBookmark'> | undefined {
  const words = (['url', 'title', 'description', 'note'] as const).filter((field) => changed.has(field));
  if (words.length === 0 && !changed.has('tags')) return undefined;
  return {
    ...Object.fromEntries(words.map((field) => [field, typed[field]])),
    ...(changed.has('tags') && { tags: { tags: tagsIn(typed.tags) } }),
  };
}

function placeOf(
  changed: ReadonlySet<Field>,
  { collection, status, favorite }: Typed,
): RequestOf<'OrganizeBookmarks'> | undefined {
  const place = {
    ...(changed.has('collection') && { collection }),
    ...(changed.has('status') && isStatus(status) && { status: STATUS_MESSAGES[status] }),
    ...(changed.has('favorite') && { favorite: favorite === 'on' }),
  };
  return Object.keys(place).length === 0 ? undefined : place;
}
