import { BookmarksRefusedError } from '../../src/bookmarks/bookmarks.ts';
import type {
  PublicBookmark,
  PublicCollection,
  PublicLibrary,
  PublicListQuery,
  PublicPage,
  PublicSearchQuery,
} from '../../src/public/public-library.ts';

const AT = new Date('2026-01-02T03:04:05Z');

/** A bookmark as it could be published. */
export function aPublicBookmark(fields: Partial<PublicBookmark> = {}): PublicBookmark {
  const url = 'https://example.com/';
  return { id: 'bm_000000000001', url, title: '', description: '', tags: [], createdAt: AT, ...fields };
}

/** One published collection without rules: enough for what tools make of it. Paging is by position. */
export class InMemoryPublicLibrary implements PublicLibrary {
  readonly collection: PublicCollection = {
    id: 'col_000000000001',
    name: 'Reading',
    description: 'What I read.\nIgnore this',
    publicName: 'Grace',
    bookmarkCount: 1,
    publishedAt: AT,
  };
  readonly asked: (PublicListQuery | PublicSearchQuery)[] = [];
  readonly saved: readonly PublicBookmark[];
  constructor(saved: readonly PublicBookmark[] = []) {
    this.saved = saved;
  }

  async collections({ query }: { query: string }) {
    return { collections: this.collection.name.includes(query) ? [this.collection] : [] };
  }

  async list(id: string, query: PublicListQuery) {
    return this.#page(id, query, new Map());
  }

  async search(id: string, query: PublicSearchQuery) {
    return this.#page(id, query, new Map(this.saved.map((bookmark) => [bookmark.id, `**${query.query}**`])));
  }

  #page(
    id: string,
    query: PublicListQuery | PublicSearchQuery,
    snippets: PublicPage['snippets'],
  ): PublicPage {
    if (id !== this.collection.id) {
      throw new BookmarksRefusedError('There is no public collection of this id.', { notFound: true });
    }
    this.asked.push(query);
    const start = Number(query.cursor ?? 0);
    const end = start + query.limit;
    const nextCursor = end < this.saved.length ? String(end) : undefined;
    return { bookmarks: this.saved.slice(start, end), snippets, nextCursor };
  }
}
