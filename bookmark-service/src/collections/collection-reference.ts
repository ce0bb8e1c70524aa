import { isId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Collection } from './collection.ts';
import { collectionKey } from './collection-name.ts';

const NEAREST = 5;

/**
 * The collection that an id or a path names, among all of a library.
 *
 * @throws {LibraryError} `not_found`, naming those that come near.
 */
export function requireCollection(collections: readonly Collection[], ref: string): Collection {
  const text = ref.trim();
  const key = pathKey(text);
  const found = collections.find(({ id, path }) => (isId('col', text) ? id === text : pathKey(path) === key));
  if (found === undefined) throw collectionNotFound(text, collections);
  return found;
}

function collectionNotFound(ref: string, collections: readonly Collection[]): LibraryError {
  const names = ref.split('/').map(collectionKey);
  const near = collections
    .filter(({ name }) => names.some((given) => given !== '' && areNear(given, collectionKey(name))))
    .slice(0, NEAREST)
    .map(({ path }) => `"${path}"`);
  const advice = near.length === 0 ? 'List the collections.' : `There is: ${near.join(', ')}.`;
  return new LibraryError(
    'not_found',
    `There is no collection "${ref.slice(0, 200)}" in this library. ${advice}`,
  );
}

function areNear(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

function pathKey(path: string): string {
  return path.split('/').map(collectionKey).join('/');
}
