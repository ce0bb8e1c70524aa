import type { Bookmark, NewBookmark } from '../../src/bookmarks/bookmark.ts';
import { type Bookmarks, BookmarksRefusedError } from '../../src/bookmarks/bookmarks.ts';
import type { BulkEdit, Targets } from '../../src/bookmarks/changes.ts';
import type { Collection, CollectionEdit } from '../../src/bookmarks/collections.ts';
import type { AddedHighlight, Highlight, NewHighlight } from '../../src/bookmarks/highlights.ts';
import type { LinkedPage, PagePart } from '../../src/bookmarks/pages.ts';
import type { Tag, TagChange, TagQuery } from '../../src/bookmarks/tags.ts';
import type { Finding } from '../../src/bookmarks/tidying.ts';
import type {
  ImportOptions,
  ImportProgress,
  ImportReport,
  ImportSourceName,
  Job,
  SourceContent,
  StartedImport,
} from '../../src/bookmarks/transfers.ts';

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
    collectionId: '',
    collection: '',
    remindAt: undefined,
    ...fields,
  };
}

/** A page as it could be looked at. */
export function aPage(fields: Partial<LinkedPage> = {}): LinkedPage {
  return {
    state: 'there',
    httpStatus: 200,
    checkedAt: new Date('2026-01-03T00:00:00Z'),
    brokenAt: undefined,
    finalUrl: '',
    title: 'Title of the page',
    description: '',
    siteName: '',
    canonicalUrl: '',
    language: 'en',
    readingMinutes: 2,
    text: '',
    textLength: 0,
    ...fields,
  };
}

/** A collection as it could be saved. */
export function aCollection(fields: Partial<Collection> = {}): Collection {
  return {
    id: 'col_000000000001',
    name: 'Recipes',
    path: 'Recipes',
    description: '',
    smartQuery: '',
    autoTags: [],
    bookmarkCount: 0,
    publicPage: undefined,
    ...fields,
  };
}

const SAVED_AT = new Date('2026-01-02T03:04:05Z');
const REPORT: ImportReport = {
  format: 'netscape',
  entryCount: 3,
  createdCount: 2,
  mergedCount: 0,
  unchangedCount: 0,
  problemCount: 1,
  droppedCount: 1,
  problems: [{ place: 7, reason: 'It has no URL.', excerpt: '<A>Nice\nline' }],
};

/** ISO 8601 alone is understood here. */
function reminderFrom(remindAt: string | undefined) {
  if (remindAt === undefined) return undefined;
  return { at: remindAt === 'never' ? undefined : new Date(remindAt), timeZone: 'Europe/Berlin' };
}

/** A library without rules: enough for what tools make of it. Paging is by position. */
export class InMemoryBookmarks implements Bookmarks {
  readonly saved: Bookmark[];
  readonly known: { tags: Tag[]; collections: Collection[]; findings: Finding[] } = {
    tags: [{ name: 'docs', bookmarkCount: 2, lastUsedAt: SAVED_AT }],
    collections: [],
    findings: [],
  };
  currentJob: Job = {
    id: 'job_000000000001',
    kind: 'import',
    state: 'done',
    doneCount: 3,
    totalCount: 3,
    changeId: 'chg_000000000005',
    failure: '',
    importReport: REPORT,
  };

  /** By the id of a bookmark. */
  readonly knownHighlights = new Map<string, readonly Highlight[]>();
  readonly knownPages = new Map<string, LinkedPage>();
  readonly progress = new Map<ImportSourceName, ImportProgress>();
  readonly importedFromSource: { records: { url: string }[]; options: ImportOptions }[] = [];

  constructor(saved: readonly Bookmark[] = []) {
    this.saved = [...saved];
  }

  async create({ url, onDuplicate: _, remindAt, ...given }: NewBookmark): ReturnType<Bookmarks['create']> {
    const known = this.saved.find((bookmark) => bookmark.url === url);
    if (known)
      return {
        bookmark: known,
        outcome: 'unchanged',
        changeId: undefined,
        suggestedTags: [],
        kept: Object.keys(given).filter((name) => name === 'title'),
        reminder: reminderFrom(remindAt),
      };
    const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const bookmark = aBookmark({
      id: `bm_${String(this.saved.length + 1).padStart(12, '0')}`,
      url,
      title: '',
      ...present,
      remindAt: reminderFrom(remindAt)?.at,
    });
    this.saved.push(bookmark);
    const changeId = 'chg_000000000001';
    return {
      bookmark,
      outcome: 'created',
      changeId,
      suggestedTags: ['docs'],
      kept: [],
      reminder: reminderFrom(remindAt),
    };
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

  async search(query: { query: string; limit: number; cursor?: string | undefined }) {
    const page = await this.list(query);
    return { ...page, snippets: new Map(page.bookmarks.map(({ id }) => [id, `about **${query.query}**`])) };
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

  async addHighlight({ ref, quote, note = '', color = 'yellow' }: NewHighlight): Promise<AddedHighlight> {
    const [found] = await this.get([ref]);
    if (!found) throw new BookmarksRefusedError(`There is no bookmark ${ref}.`);
    const onPage = this.knownPages.get(found.bookmark.id)?.text.includes(quote) ?? false;
    const highlight = { ...{ id: 'hl_000000000001', quote, note, color, onPage }, createdAt: SAVED_AT };
    this.knownHighlights.set(found.bookmark.id, [highlight]);
    return { highlight, bookmark: found.bookmark, outcome: 'created', changeId: 'chg_000000000004' };
  }

  async highlights(refs: readonly string[]) {
    const found = await this.get(refs);
    return new Map(
      found.flatMap(({ bookmark: { id } }) => {
        const highlights = this.knownHighlights.get(id);
        return highlights === undefined ? [] : [[id, highlights] as const];
      }),
    );
  }

  async pages(refs: readonly string[], { offset, limit }: PagePart) {
    const found = await this.get(refs);
    return new Map(
      found.flatMap(({ bookmark: { id } }) => {
        const page = this.knownPages.get(id);
        if (page === undefined) return [];
        const characters = [...page.text];
        const text = characters.slice(offset, offset + limit).join('');
        return [[id, { ...page, text, textLength: characters.length }] as const];
      }),
    );
  }

  async tags({ prefix, similarTo }: TagQuery): ReturnType<Bookmarks['tags']> {
    const tags = this.known.tags.filter(({ name }) =>
      similarTo === undefined ? name.startsWith(prefix ?? '') : name.startsWith(similarTo.slice(0, 2)),
    );
    return { tags, nextCursor: undefined };
  }

  async domains() {
    return [...new Set(this.saved.map(({ url }) => new URL(url).hostname))];
  }

  async organize(
    targets: Targets,
    edit: BulkEdit,
    { dryRun }: { dryRun: boolean },
  ): ReturnType<Bookmarks['organize']> {
    const found =
      'refs' in targets ? (await this.get(targets.refs)).map(({ bookmark }) => bookmark) : this.saved;
    const missingRefs = 'refs' in targets ? targets.refs.slice(found.length) : [];
    const examples = found.map((bookmark) => ({
      ...bookmark,
      tags: [...bookmark.tags, ...(edit.addTags ?? [])],
    }));
    return {
      changedCount: found.length,
      unchangedCount: 0,
      skippedCount: 0,
      skippedIds: [],
      examples: examples.slice(0, 5),
      missingRefs,
      reminder: reminderFrom(edit.remindAt),
      changeId: dryRun ? undefined : 'chg_000000000004',
      jobId: undefined,
    };
  }

  async history() {
    return [{ id: 'chg_000000000001', kind: 'create', at: SAVED_AT, itemCount: 1, undoes: '' }];
  }

  async resurface({ limit }: { limit: number }) {
    return this.saved.slice(0, limit);
  }

  async updateTags(changes: readonly TagChange[], { dryRun }: { dryRun: boolean }) {
    const counts = changes.map(({ from }) =>
      this.known.tags.reduce((sum, tag) => sum + (from.includes(tag.name) ? tag.bookmarkCount : 0), 0),
    );
    const names = this.known.tags.map(({ name }) => name);
    const unknownTags = changes.flatMap(({ from }) => from).filter((name) => !names.includes(name));
    const changedCount = counts.reduce((sum, count) => sum + count, 0);
    if (!dryRun) {
      const from = changes.flatMap((change) => change.from);
      this.known.tags = this.known.tags.filter(({ name }) => !from.includes(name));
    }
    const changeId = dryRun || changedCount === 0 ? undefined : 'chg_000000000006';
    return { changedCounts: counts, changedCount, unknownTags, changeId, jobId: undefined };
  }

  async collections(_query: { parent?: string | undefined }): Promise<readonly Collection[]> {
    return this.known.collections;
  }

  async saveCollection({
    name = '',
    smartQuery = '',
    autoTags = [],
    description = '',
    ...edit
  }: CollectionEdit) {
    const publicPage = edit.public ? 'https://bookmarks.example/c/col_000000000001' : undefined;
    const collection = aCollection({ name, path: name, smartQuery, autoTags, description, publicPage });
    this.known.collections.push(collection);
    return { collection, created: true, changeId: 'chg_000000000007' };
  }

  async deleteCollection(ref: string, { dryRun }: { dryRun: boolean }) {
    const found = this.known.collections.filter(({ id, path }) => id === ref || path === ref);
    if (found.length === 0)
      throw new BookmarksRefusedError('There is no such collection.', { notFound: true });
    if (!dryRun) this.known.collections = this.known.collections.filter((one) => !found.includes(one));
    return { collections: found, bookmarkCount: 2, changeId: dryRun ? undefined : 'chg_000000000008' };
  }

  async audit({ limit }: { limit: number }) {
    return { findings: this.known.findings.slice(0, limit), nextCursor: undefined };
  }

  async overview() {
    const count = this.saved.length;
    return {
      bookmarkCount: count,
      unreadCount: count,
      readCount: 0,
      archivedCount: 0,
      favoriteCount: 0,
      untaggedCount: 0,
      trashCount: 0,
      tagCount: this.known.tags.length,
      collectionCount: this.known.collections.length,
      links: { brokenCount: 1, waitingCount: 2 },
      topTags: this.known.tags,
      jobs: [this.currentJob],
      changes: await this.history(),
      dueReminders: this.saved.filter(({ remindAt }) => remindAt !== undefined).slice(0, 10),
    };
  }

  async undo(changeId: string) {
    if (changeId !== 'chg_000000000001') throw new BookmarksRefusedError(`There is no change ${changeId}.`);
    const conflict = {
      entity: 'bookmark',
      entityId: 'bm_000000000009',
      label: 'Nice\nline',
      reason: 'Edited since.',
    };
    return {
      undoneCount: 1,
      conflictCount: 1,
      conflicts: [conflict],
      changeId: 'chg_000000000009',
      jobId: undefined,
    };
  }

  async job() {
    return this.currentJob;
  }

  readonly #watches = new Map<() => void, () => void>();

  async watchJobs(onEnd: () => void) {
    const over = Promise.withResolvers<void>();
    this.#watches.set(onEnd, over.resolve);
    return { over: over.promise, [Symbol.dispose]: () => void this.#watches.delete(onEnd) };
  }

  /** A job ends, and whoever watches is told. */
  endJob(): void {
    for (const onEnd of this.#watches.keys()) onEnd();
  }

  /** Nobody can be told of jobs any longer. */
  breakWatches(): void {
    for (const end of this.#watches.values()) end();
  }

  async import(_content: string, { dryRun }: { dryRun: boolean }): Promise<StartedImport> {
    return dryRun ? { report: REPORT } : { jobId: this.currentJob.id };
  }

  async importProgress(source: ImportSourceName): Promise<ImportProgress> {
    return this.progress.get(source) ?? { seenAt: undefined, run: undefined };
  }

  async importFromSource(
    { source, content, progress }: SourceContent,
    { dryRun, ...options }: ImportOptions & { dryRun: boolean },
  ): Promise<StartedImport> {
    const report = { ...REPORT, format: 'json', entryCount: JSON.parse(content).length };
    if (dryRun) return { report };
    this.importedFromSource.push({ records: JSON.parse(content), options });
    this.progress.set(source, progress);
    this.currentJob = { ...this.currentJob, importReport: report };
    return { jobId: this.currentJob.id };
  }

  async importLink() {
    return { url: 'https://bookmarks.example/transfers/secret', expiresAt: SAVED_AT };
  }

  async exportLink() {
    return { url: 'https://bookmarks.example/transfers/secret', expiresAt: SAVED_AT };
  }
}
