import { LIMITS } from '@bookmarks/protos';
import { BookmarkError } from './bookmark-error.ts';

/** A tag as it is shown. */
export type Tag = { readonly name: string; readonly bookmarkCount: number; readonly lastUsedAt: Date };

/**
 * Tidies the tags of one bookmark: a leading `#`, white space around and runs of it within do not count, nor do
 * repetitions in another case.
 *
 * @throws {BookmarkError} `invalid` for a tag that cannot be one, or for too many.
 */
export function parseTags(texts: readonly string[], maximum: number = LIMITS.tagsPerBookmark): string[] {
  if (texts.length > maximum) {
    throw new BookmarkError('invalid', `There are ${texts.length} tags; at most ${maximum} are allowed.`);
  }
  const byKey = new Map<string, string>();
  for (const name of texts.map(parseTag)) {
    if (!byKey.has(tagKey(name))) byKey.set(tagKey(name), name);
  }
  return [...byKey.values()];
}

/** What makes two spellings the same tag. */
export function tagKey(name: string): string {
  return name.toLowerCase();
}

/** The tags of `first`, then those of `second` that are new. */
export function unionOfTags(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(first.map(tagKey));
  return [...first, ...second.filter((name) => !known.has(tagKey(name)))];
}

function parseTag(text: string): string {
  const name = text.normalize('NFC').trim().replace(/^#+/, '').replace(/\s+/gu, ' ').trim();
  if (name === '') throw new BookmarkError('invalid', 'A tag is empty. Leave it out, or give it a name.');
  if (name.length > LIMITS.tagLength) {
    throw new BookmarkError(
      'invalid',
      `A tag has ${name.length} characters; at most ${LIMITS.tagLength} are allowed.`,
    );
  }
  if (/\p{Cc}|\p{Cs}/u.test(name)) throw new BookmarkError('invalid', 'A tag contains control characters.');
  if (name.includes(',')) {
    throw new BookmarkError('invalid', `The tag "${name}" contains a comma. Give two tags instead.`);
  }
  return name;
}
