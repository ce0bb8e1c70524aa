import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';

/** Characters that nobody sees would make two tags that look the same; within an emoji they join its parts. */
const INVISIBLE = /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|(?!\u200d)\p{Cf}/gu;

const SIGMA_OR_DOTTED_I = /[\u03a3\u0130]/;

/** A tag as it is shown. */
export type Tag = { readonly name: string; readonly bookmarkCount: number; readonly lastUsedAt: Date };

/**
 * Tidies the tags of one bookmark: a leading `#`, invisible characters, white space around and runs of it within do not
 * count, nor do repetitions in another case.
 *
 * @throws {LibraryError} `invalid` for a tag that cannot be one, or for too many.
 */
export function parseTags(texts: readonly string[], maximum: number = LIMITS.tagsPerBookmark): string[] {
  if (texts.length > maximum) {
    throw new LibraryError('invalid', `There are ${texts.length} tags; at most ${maximum} are allowed.`);
  }
  const byKey = new Map<string, string>();
  for (const name of texts.map(parseTag)) {
    if (!byKey.has(tagKey(name))) byKey.set(tagKey(name), name);
  }
  return [...byKey.values()];
}

/**
 * What makes two spellings the same tag. As PostgreSQL's `lower` has it, letter by letter: JavaScript has the end of a word
 * change a sigma, and makes two characters of a dotted capital I. All others it changes one by one as well.
 */
export function tagKey(name: string): string {
  if (!SIGMA_OR_DOTTED_I.test(name)) return name.toLowerCase();
  return [...name].map((character) => (character === '\u0130' ? 'i' : character.toLowerCase())).join('');
}

/** A tag, or a part of one, as `parseTags` would spell it; empty when there is nothing in it. */
export function tidyTag(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/^[#\s]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The tags of `first`, then those of `second` that are new. */
export function unionOfTags(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(first.map(tagKey));
  return [...first, ...second.filter((name) => !known.has(tagKey(name)))];
}

function parseTag(text: string): string {
  const name = tidyTag(text);
  if (name === '') throw new LibraryError('invalid', 'A tag is empty. Leave it out, or give it a name.');
  if (name.length > LIMITS.tagLength) {
    throw new LibraryError(
      'invalid',
      `A tag has ${name.length} characters; at most ${LIMITS.tagLength} are allowed.`,
    );
  }
  if (/\p{Cc}|\p{Cs}/u.test(name)) throw new LibraryError('invalid', 'A tag contains control characters.');
  if (name.includes(',')) {
    throw new LibraryError('invalid', `The tag "${name}" contains a comma. Give two tags instead.`);
  }
  return name;
}
