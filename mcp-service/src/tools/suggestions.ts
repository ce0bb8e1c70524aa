import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import { BookmarksRefusedError } from '../bookmarks/bookmarks.ts';
import type { Collection } from '../bookmarks/collections.ts';
import { nearest } from './nearest.ts';
import { ToolRefusedError } from './tool-error.ts';
import { excerpt, oneLine, tagsText, tagText } from './words.ts';

/** So many tags of one call are looked up: each takes two calls, all of them at once. */
const LOOKED_UP_TAGS = 3;
const SHOWN_COLLECTIONS = 5;
const SHOWN_CHARACTERS = 100;

/** For tags that nobody carries, what they may have been meant to be; empty where all are in use. */
export async function unknownTagsText(bookmarks: Bookmarks, tags: readonly string[]): Promise<string> {
  const texts = await Promise.all(tags.slice(0, LOOKED_UP_TAGS).map((tag) => unknownTagText(bookmarks, tag)));
  return texts.filter(Boolean).join(' ');
}

async function unknownTagText(bookmarks: Bookmarks, tag: string): Promise<string> {
  const [starting, similar] = await Promise.all([
    bookmarks.tags({ prefix: tag, order: 'name', limit: 1 }),
    bookmarks.tags({ similarTo: tag, order: 'count', limit: 5 }),
  ]);
  const names = [...starting.tags, ...similar.tags].map(({ name }) => name);
  if (names.some((name) => tagKey(name) === tagKey(tag))) return '';
  const meant = [...new Set(names)].slice(0, 3);
  const hint = meant.length === 0 ? 'list_tags shows those that exist.' : `Similar: ${tagsText(meant)}.`;
  return `There is no tag ${tagText(tidyTag(tag))}. ${hint}`;
}

/** What makes two spellings the same tag in a library, where invisible characters do not count. */
function tagKey(tag: string): string {
  return tidyTag(tag.replace(/\p{Cf}/gu, '')).toLowerCase();
}

function tidyTag(tag: string): string {
  return tag
    .normalize('NFC')
    .replace(/^[#\s]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What names a collection that must be there, where a path may also be new: an id. */
export function collectionIdIn(ref: string | undefined): string | undefined {
  return ref?.trim().startsWith('col_') ? ref : undefined;
}

/** Does `work`; if the library does not find the collection that must be there, the error names those that are near. */
export async function withCollectionHint<Result>(
  bookmarks: Bookmarks,
  ref: string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!ref || !(error instanceof BookmarksRefusedError && error.notFound)) throw error;
    const all = await bookmarks.collections({ includeSmart: true }).catch(() => undefined);
    if (all === undefined || all.some((collection) => isNamed(collection, ref))) throw error;
    throw new ToolRefusedError(unknownCollectionText(ref, all));
  }
}

function isNamed({ id, path }: Collection, ref: string): boolean {
  return id === ref || path.toLowerCase() === ref.trim().toLowerCase();
}

function unknownCollectionText(ref: string, all: readonly Collection[]): string {
  const unknown = `There is no collection "${oneLine(excerpt(ref, SHOWN_CHARACTERS))}".`;
  if (all.length === 0) return `${unknown} The library has none yet; save_collection makes one.`;
  const near = pathsNear(ref, all);
  if (near.length > 0) return `${unknown} Did you mean ${near.map(quoted).join(' or ')}?`;
  const shown = all.slice(0, SHOWN_COLLECTIONS).map(({ path }) => quoted(path));
  return `${unknown} There are ${shown.join(', ')}${all.length > shown.length ? ' and more' : ''}; list_collections shows all.`;
}

/** By the whole path, or by the name at its end, since people leave out what stands above. */
function pathsNear(ref: string, all: readonly Collection[]): string[] {
  const lastName = ref.split('/').at(-1)?.trim() ?? '';
  const names = new Set(
    nearest(
      lastName,
      all.map(({ name }) => name),
    ),
  );
  const byName = all.filter(({ name }) => names.has(name)).map(({ path }) => path);
  return [
    ...new Set([
      ...nearest(
        ref,
        all.map(({ path }) => path),
      ),
      ...byName,
    ]),
  ].slice(0, 3);
}

function quoted(path: string): string {
  return `"${oneLine(path)}"`;
}
