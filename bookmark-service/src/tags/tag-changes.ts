import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import { parseTags, tagKey } from './tag.ts';

/** What a caller wants of some tags, as it came; without `to` they are removed. */
export type TagChangeInput = { readonly from: readonly string[]; readonly to?: string | undefined };

/** The same, tidied. */
export type TagChange = { readonly from: readonly string[]; readonly to: string | undefined };

/** What becomes of each tag, by key: the name that it has afterwards, or null for one that goes. */
export type TagMap = ReadonlyMap<string, string | null>;

/** @throws {LibraryError} `invalid` */
export function parseTagChanges(inputs: readonly TagChangeInput[]): TagChange[] {
  if (inputs.length === 0 || inputs.length > LIMITS.tagChangesPerCall) {
    throw new LibraryError('invalid', `Give 1 to ${LIMITS.tagChangesPerCall} changes, not ${inputs.length}.`);
  }
  const changes = inputs.map(({ from, to }) => ({
    from: parseTags(from),
    to: to === undefined ? undefined : parseTags([to])[0],
  }));
  if (changes.some(({ from }) => from.length === 0)) {
    throw new LibraryError('invalid', 'A change names no tag in `from`.');
  }
  requireOnce(changes.flatMap(({ from }) => from));
  return changes;
}

/** The tags of a bookmark after all changes, which look at the tags as they were before any of them. */
export function changedTags(tags: readonly string[], map: TagMap): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const name = map.has(tagKey(tag)) ? map.get(tagKey(tag)) : tag;
    if (name && !byKey.has(tagKey(name))) byKey.set(tagKey(name), name);
  }
  return [...byKey.values()];
}

function requireOnce(names: readonly string[]): void {
  const twice = names.find((name, index) => names.findIndex((one) => tagKey(one) === tagKey(name)) < index);
  if (twice === undefined) return;
  throw new LibraryError(
    'invalid',
    `The tag "${twice}" is in \`from\` of two changes. Name it in one of them.`,
  );
}
