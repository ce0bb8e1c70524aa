import {
  type Bookmark,
  type Bookmarks,
  BookmarksRefusedError,
  type NewBookmark,
} from '../../src/bookmarks/bookmarks.ts';

/** A bookmark as it could be saved. */
export function aBookmark(fields: Partial<Bookmark> = {}): Bookmark {
  return {
    id: 'bm_000000000001',
    url: 'https://example.com/',
    title: 'Example',
    description: '',
    note: '',
    tags: [],
    status: 'unread',
    favorite: false,
    createdAt: new Date('2026-01-02T03:04:05Z'),
    updatedAt: new Date('2026-01-02T03:04:05Z'),
    version: 1,
    ...fields,
  };
}

/** A library without rules: enough for what tools make of it. Paging is by position. */
export class InMemoryBookmarks implements Bookmarks {
  readonly saved: Bookmark[];

  constructor(saved: readonly Bookmark[] = []) {
    this.saved = [...saved];
  }

  async create({ url, onDuplicate: _, ...given }: NewBookmark) {
    const known = this.saved.find((bookmark) => bookmark.url === url);
    if (known)
      return { bookmark: known, outcome: 'unchanged' as const, changeId: undefined, suggestedTags: [] };
    const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const bookmark = aBookmark({
      id: `bm_${String(this.saved.length + 1).padStart(12, '0')}`,
      url,
      title: '',
      ...present,
    });
    this.saved.push(bookmark);
    return { bookmark, outcome: 'created' as const, changeId: 'chg_000000000001', suggestedTags: ['docs'] };
  }

  async get(refs: readonly string[]) {
    return refs.flatMap((ref) => {
      const bookmark = this.saved.find(({ id, url }) => ref === id || ref === url);
      return bookmark ? [{ ref, bookmark }] : [];
    });
  }

  async list({ limit, cursor }: { limit: number; cursor?: string | undefined }) {
    const start = Number(cursor ?? 0);
    const end = start + limit;
    return {
      bookmarks: this.saved.slice(start, end),
      nextCursor: end < this.saved.length ? String(end) : undefined,
    };
  }

  search(query: { limit: number; cursor?: string | undefined }) {
    return this.list(query);
  }

  async edit(ref: string, edit: object) {
    const [found] = await this.get([ref]);
    if (!found) throw new BookmarksRefusedError(`There is no bookmark ${ref}.`);
    const bookmark = { ...found.bookmark, ...edit, version: found.bookmark.version + 1 };
    this.saved.splice(this.saved.indexOf(found.bookmark), 1, bookmark);
    return { bookmark, changeId: 'chg_000000000002' };
  }

  async delete(refs: readonly string[]) {
    const bookmarks = (await this.get(refs)).map(({ bookmark }) => bookmark);
    for (const bookmark of bookmarks) this.saved.splice(this.saved.indexOf(bookmark), 1);
    const missingRefs = refs.filter((ref) => !bookmarks.some(({ id, url }) => ref === id || ref === url));
    return { bookmarks, missingRefs, changeId: bookmarks.length > 0 ? 'chg_000000000003' : undefined };
  }

  async tags(_query: { limit: number }): ReturnType<Bookmarks['tags']> {
    return { tags: [{ name: 'docs', bookmarkCount: 2, lastUsedAt: new Date('2026-01-02T03:04:05Z') }] };
  }
}
