import type {
  Bookmark,
  BookmarkEdit,
  BookmarkFilter,
  BookmarkPage,
  ListQuery,
  NewBookmark,
  Reminder,
  SearchPage,
  SearchQuery,
} from './bookmark.ts';
import type { BulkEdit, BulkReport, Change, Targets, UndoReport } from './changes.ts';
import type { AfterCollection, Collection, CollectionEdit, CollectionQuery } from './collections.ts';
import type { AddedHighlight, Highlight, NewHighlight } from './highlights.ts';
import type { LinkedPage, PagePart } from './pages.ts';
import type { Tag, TagChange, TagChangeReport, TagQuery } from './tags.ts';
import type { AuditQuery, Finding, Overview, ResurfaceQuery } from './tidying.ts';
import type {
  ExportFormat,
  ImportOptions,
  ImportProgress,
  ImportSourceName,
  Job,
  SourceContent,
  StartedImport,
  TransferLink,
} from './transfers.ts';

/** Whether to say what would happen rather than do it. */
type DryRun = { readonly dryRun: boolean };
type Page<Name extends string, Entry> = { readonly [name in Name]: readonly Entry[] } & {
  readonly nextCursor?: string | undefined;
};

/** One bookmark, or those that pass a filter. `changeId` is undefined where nothing changed. */
export interface BookmarkCalls {
  create(bookmark: NewBookmark): Promise<{
    bookmark: Bookmark;
    outcome: 'created' | 'merged' | 'unchanged';
    changeId: string | undefined;
    suggestedTags: readonly string[];
    /** The names of what was given and did not replace what was saved. */
    kept: readonly string[];
    /** Undefined where no wish was given. */
    reminder: Reminder | undefined;
  }>;
  /** By id or URL; what is not in the library is left out. */
  get(refs: readonly string[]): Promise<{ ref: string; bookmark: Bookmark }[]>;
  list(query: ListQuery): Promise<BookmarkPage>;
  search(query: SearchQuery): Promise<SearchPage>;
  edit(ref: string, edit: BookmarkEdit): Promise<{ bookmark: Bookmark; changeId: string | undefined }>;
  /** Moves bookmarks to the trash. */
  delete(refs: readonly string[]): Promise<{
    bookmarks: readonly Bookmark[];
    missingRefs: readonly string[];
    changeId: string | undefined;
  }>;
  organize(targets: Targets, edit: BulkEdit, options: DryRun): Promise<BulkReport>;
  /** What changed a bookmark, newest first. */
  history(ref: string, limit: number): Promise<readonly Change[]>;
  resurface(query: ResurfaceQuery): Promise<readonly Bookmark[]>;
}

export interface PageCalls {
  /** What is behind the links of bookmarks, by their ids; what nobody has looked at is left out. */
  pages(refs: readonly string[], part: PagePart): Promise<ReadonlyMap<string, LinkedPage>>;
}

export interface HighlightCalls {
  /** Marks a quote; one that is marked already gets the note and the color that are given. */
  addHighlight(given: NewHighlight): Promise<AddedHighlight>;
  /** By the ids of their bookmarks; those without any are left out. */
  highlights(refs: readonly string[]): Promise<ReadonlyMap<string, readonly Highlight[]>>;
}

export interface TagCalls {
  tags(query: TagQuery): Promise<Page<'tags', Tag>>;
  updateTags(changes: readonly TagChange[], options: DryRun): Promise<TagChangeReport>;
}

export interface DomainCalls {
  /** Hosts of bookmarks that have, or begin with, what was typed, the most frequent first. */
  domains(query: { readonly prefix: string; readonly limit: number }): Promise<readonly string[]>;
}

export interface CollectionCalls {
  /** Parents before their children. */
  collections(query: CollectionQuery): Promise<readonly Collection[]>;
  saveCollection(
    edit: CollectionEdit,
  ): Promise<{ collection: Collection; created: boolean; changeId: string | undefined }>;
  /** With those below it. */
  deleteCollection(
    ref: string,
    options: DryRun & { readonly bookmarks: AfterCollection },
  ): Promise<{
    collections: readonly Collection[];
    bookmarkCount: number;
    changeId: string | undefined;
  }>;
}

export interface LibraryCalls {
  audit(query: AuditQuery): Promise<Page<'findings', Finding>>;
  overview(): Promise<Overview>;
  /** What was changed again since is reported and left as it is. */
  undo(changeId: string): Promise<UndoReport>;
  job(id: string): Promise<Job>;
}

export interface TransferCalls {
  import(content: string, options: ImportOptions & DryRun): Promise<StartedImport>;
  importProgress(source: ImportSourceName): Promise<ImportProgress>;
  /** What came from a service; `progress` is kept with the start of the import. */
  importFromSource(content: SourceContent, options: ImportOptions & DryRun): Promise<StartedImport>;
  importLink(options: ImportOptions): Promise<TransferLink>;
  exportLink(format: ExportFormat, filter: BookmarkFilter): Promise<TransferLink>;
}

/** What happens in the library, whoever does it. */
export interface WatchCalls {
  /** Hears of each job that ends, from when the promise resolves until the result is over or disposed of. */
  watchJobs(onEnd: () => void): Promise<Watch>;
}
type Watch = Disposable & {
  /** Resolves when no more will be heard. */
  readonly over: Promise<void>;
};

/** What the tools, and who listens, need of the caller's library. */
export interface Bookmarks
  extends BookmarkCalls,
    PageCalls,
    HighlightCalls,
    TagCalls,
    DomainCalls,
    CollectionCalls,
    LibraryCalls,
    TransferCalls,
    WatchCalls {}

/** The library refused the call; the message says how to put it right and may be shown to the caller. */
export class BookmarksRefusedError extends Error {
  override readonly name = 'BookmarksRefusedError';
  /** Whether it is because something that the call names is not there. */
  readonly notFound: boolean;
  constructor(message: string, options: ErrorOptions & { readonly notFound?: boolean } = {}) {
    super(message, options);
    this.notFound = options.notFound ?? false;
  }
}

/** The library is out of reach or too slow; the same call may succeed in a moment. */
export class BookmarksUnavailableError extends Error {
  override readonly name = 'BookmarksUnavailableError';
}
