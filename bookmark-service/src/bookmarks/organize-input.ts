import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import { parseText } from '../library/text.ts';
import { parseTags, tagKey } from '../tags/tag.ts';
import type { Status } from './bookmark.ts';
import { type FilterInput, parseFilter } from './bookmark-filter.ts';
import { parseReferences, type Reference } from './bookmark-reference.ts';
import type { Arrangement } from './organize-bookmark.ts';

/** What a caller gives to change many bookmarks in the same way, as it came. */
export type OrganizeInput = {
  /** Ids or URLs; either these or a filter. */
  readonly refs: readonly string[];
  readonly filter?: FilterInput | undefined;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  /** An id or a path, which is made if it is not there; empty: out of any collection. */
  readonly collection?: string | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly appendNote: string;
  /** As `parseRemindAt` reads it. */
  readonly remindAt?: string | undefined;
};

/** Which bookmarks are meant, before they are looked up. */
export type OrganizeTarget = { readonly references: Reference[] } | { readonly filter: FilterInput };

/** @throws {LibraryError} `invalid` unless either bookmarks or a filter are given. */
export function parseTarget({ refs, filter }: OrganizeInput): OrganizeTarget {
  if (filter === undefined) return { references: parseReferences(refs, LIMITS.refsPerCall) };
  if (refs.length > 0) throw new LibraryError('invalid', 'Give either bookmarks or a filter, not both.');
  parseFilter(filter);
  if (!hasCondition(filter)) {
    throw new LibraryError(
      'invalid',
      'The filter has no condition and would change the whole library. Give at least one.',
    );
  }
  return { filter };
}

/** What is to be done to them, but for the collection. @throws {LibraryError} `invalid` */
export function parseArrangement(input: OrganizeInput): Omit<Arrangement, 'collection'> {
  const addTags = parseTags(input.addTags);
  const removeTags = parseTags(input.removeTags);
  const both = addTags.find((name) => removeTags.some((removed) => tagKey(removed) === tagKey(name)));
  if (both !== undefined) {
    throw new LibraryError('invalid', `The tag "${both}" is to be added and removed. Decide for one.`);
  }
  const { status, favorite } = input;
  const appendNote = parseText(input.appendNote, 'note', LIMITS.noteLength);
  const isNothing = [...addTags, ...removeTags].length === 0 && appendNote === '';
  if (
    isNothing &&
    [status, favorite, input.collection, input.remindAt].every((value) => value === undefined)
  ) {
    throw new LibraryError(
      'invalid',
      'Say what to change: tags to add or to remove, a collection, a status, favorite, a note to append, or when to remind.',
    );
  }
  return { addTags, removeTags, status, favorite, appendNote };
}

function hasCondition(filter: FilterInput): boolean {
  const { hasNote, hasBrokenLink, hasHighlight, hasReminder, ...others } = filter;
  const isSet = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
  const isAskedFor = [hasNote, hasBrokenLink, hasHighlight, hasReminder].includes(true);
  return isAskedFor || Object.values(others).some(isSet);
}
