import type { FoundBookmark } from './expected-library.ts';
import type { Person } from './person.ts';

type Page = {
  readonly bookmarks: readonly {
    readonly url: string;
    readonly title: string;
    readonly tags: readonly string[];
    readonly note?: string;
  }[];
  readonly next_cursor?: string;
};

const MAX_PAGES = 1_000;
const ATTEMPTS = 5;

/** All bookmarks of a person, as the tools show them. @throws {Error} when they cannot be had. */
export async function readLibrary(person: Person): Promise<FoundBookmark[]> {
  const found: FoundBookmark[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const { bookmarks, next_cursor } = await readPage(person, cursor);
    for (const { url, title, tags, note = '' } of bookmarks)
      found.push({ url, title, tags, paragraphs: note.split('\n\n').filter(Boolean) });
    if (next_cursor === undefined) return found;
    cursor = next_cursor;
  }
  throw new Error(`The library of ${person.name} does not end.`);
}

async function readPage(person: Person, cursor: string | undefined): Promise<Page> {
  let fault = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const page = { limit: 100, detail: 'full', sort: 'oldest', ...(cursor && { cursor }) };
    const outcome = await person.read('list_bookmarks', page);
    if (outcome.isDone) return outcome.data as Page;
    ({ fault } = outcome);
  }
  throw new Error(`The library of ${person.name} cannot be read: ${fault}`);
}
