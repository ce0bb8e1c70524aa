import type { CollectionCalls, DomainCalls, TagCalls } from '../bookmarks/bookmarks.ts';
import type { Completable } from '../prompts/prompt.ts';

/** What completions need of the caller's library. */
export type CompletionLibrary = Pick<TagCalls, 'tags'> & Pick<CollectionCalls, 'collections'> & DomainCalls;

/** The most that the protocol allows in one answer. */
const MAX_VALUES = 100;

export type Completion = { readonly values: string[]; readonly hasMore: boolean };

/** The user's own names that begin with, or for collections contain, what was typed; the likeliest first. */
export async function complete(
  library: CompletionLibrary,
  what: Completable,
  typed: string,
): Promise<Completion> {
  switch (what) {
    case 'tag':
      return completeTag(library, typed);
    case 'collection':
      return completeCollection(library, typed);
    case 'domain':
      return completeDomain(library, typed);
  }
}

async function completeTag(library: CompletionLibrary, typed: string): Promise<Completion> {
  const prefix = typed.replace(/^#/, '') || undefined;
  const { tags, nextCursor } = await library.tags({ prefix, order: 'count', limit: MAX_VALUES });
  return { values: tags.map(({ name }) => name), hasMore: nextCursor !== undefined };
}

/** The library gives no more than fit; as many as that may not be all. */
async function completeDomain(library: CompletionLibrary, typed: string): Promise<Completion> {
  const values = [...(await library.domains({ prefix: typed, limit: MAX_VALUES }))];
  return { values, hasMore: values.length === MAX_VALUES };
}

/** By any part of the path: people remember `Projects`, not what it is in. */
async function completeCollection(library: CompletionLibrary, typed: string): Promise<Completion> {
  const wanted = typed.toLowerCase();
  const paths = (await library.collections({ includeSmart: true })).map(({ path }) => path);
  const begin = paths.filter((path) => path.toLowerCase().startsWith(wanted));
  const contain = paths.filter((path) => path.toLowerCase().indexOf(wanted) > 0);
  return cut([...begin, ...contain]);
}

function cut(values: readonly string[]): Completion {
  return { values: values.slice(0, MAX_VALUES), hasMore: values.length > MAX_VALUES };
}
