import { LIMITS } from '@bookmarks/protos';
import { isId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';

/** @throws {LibraryError} `invalid` for text that cannot be the name of a collection. */
export function parseCollectionName(text: string): string {
  const name = tidied(text);
  if (name === '') throw new LibraryError('invalid', 'A collection needs a name.');
  if (name.length > LIMITS.collectionNameLength) {
    throw new LibraryError(
      'invalid',
      `The name of the collection has ${name.length} characters; at most ${LIMITS.collectionNameLength} are allowed.`,
    );
  }
  if (/\p{Cc}|\p{Cs}/u.test(name)) {
    throw new LibraryError('invalid', 'The name of the collection contains control characters.');
  }
  if (name.includes('/')) {
    throw new LibraryError(
      'invalid',
      `The name "${name}" contains a slash, which separates a collection from the one above it. Give that one as the parent.`,
    );
  }
  // It could not be told from a reference by id.
  if (isId('col', name))
    throw new LibraryError('invalid', 'The name of a collection cannot look like an id.');
  return name;
}

/**
 * The names in a path such as `Work/Projects`.
 *
 * @throws {LibraryError} `invalid` for one that cannot be a name, for none, and for too many.
 */
export function parseCollectionPath(path: string): string[] {
  const names = path.split('/').map(parseCollectionName);
  if (names.length > LIMITS.collectionDepth) throw tooDeep();
  return names;
}

/** What makes two spellings the same name. */
export function collectionKey(name: string): string {
  return tidied(name).toLowerCase();
}

export function tooDeep(): LibraryError {
  return new LibraryError('invalid', `Collections can be nested ${LIMITS.collectionDepth} deep at most.`);
}

function tidied(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
