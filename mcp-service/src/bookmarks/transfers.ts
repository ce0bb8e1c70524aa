import type { OnDuplicate } from './bookmark.ts';
import type { BulkCounts, UndoReport } from './changes.ts';

export const IMPORT_FORMATS = [
  'netscape',
  'json',
  'csv',
  'urls',
  'pocket',
  'pinboard',
  'raindrop',
  'linkding',
] as const;
export const EXPORT_FORMATS = ['netscape', 'json', 'csv', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const FOLDERS_AS = ['collections', 'tags', 'both'] as const;

/** The services whose API is imported from. */
export const IMPORT_SOURCES = ['github', 'raindrop'] as const;
export type ImportSourceName = (typeof IMPORT_SOURCES)[number];

export type ImportOptions = {
  /** Undefined: found out from the file. */
  readonly format?: (typeof IMPORT_FORMATS)[number] | undefined;
  readonly foldersAs?: (typeof FOLDERS_AS)[number] | undefined;
  readonly onDuplicate?: OnDuplicate | undefined;
};

/** How far the imports from a service have come; the times are those that it gives what was saved there. */
export type ImportProgress = {
  /** All that is as old as this, or older, was imported. */
  readonly seenAt: Date | undefined;
  readonly run: ImportRun | undefined;
};

/** From the newest down, some pages in each call. */
export type ImportRun = {
  readonly nextPage: number;
  readonly newestAt: Date | undefined;
  readonly oldestAt: Date | undefined;
  /** Where it ends; undefined: with the last page. */
  readonly until: Date | undefined;
};

/** What was read from a service, as the library reads files of JSON, and how far that came. */
export type SourceContent = {
  readonly source: ImportSourceName;
  readonly content: string;
  readonly progress: ImportProgress;
};

export type ImportReport = {
  /** What the file turned out to be. */
  readonly format: string;
  readonly entryCount: number;
  readonly createdCount: number;
  readonly mergedCount: number;
  readonly unchangedCount: number;
  /** What could not be imported, or not as it stands in the file. */
  readonly problemCount: number;
  /** How many of them could not be imported; undefined where they were not told apart. */
  readonly droppedCount: number | undefined;
  /** The first of them, what could not be imported before all else. */
  readonly problems: readonly ImportProblem[];
};

/** `place` is the line of the file, or the number of the entry. */
type ImportProblem = { readonly place: number; readonly reason: string; readonly excerpt: string };

/** A dry run has a report at once; an import has a job. */
export type StartedImport =
  | { readonly jobId: string; readonly report?: undefined }
  | { readonly jobId?: undefined; readonly report: ImportReport };

/** A URL that lets whoever has it send or fetch one file until it expires. */
export type TransferLink = { readonly url: string; readonly expiresAt: Date };

export const JOB_STATES = ['queued', 'running', 'done', 'failed'] as const;

/** Work that takes longer than a call. */
export type Job = {
  readonly id: string;
  /** import, undo, organize, update_tags */
  readonly kind: string;
  readonly state: (typeof JOB_STATES)[number];
  readonly doneCount: number;
  /** 0 while it is not known. */
  readonly totalCount: number;
  readonly changeId: string | undefined;
  /** Why it failed; otherwise empty. */
  readonly failure: string;
  readonly importReport?: ImportReport | undefined;
  readonly undoReport?: UndoReport | undefined;
  readonly organizeReport?: BulkCounts | undefined;
};
