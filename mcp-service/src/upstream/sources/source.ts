import type { UpstreamApi } from '../upstream-api.ts';

/** A bookmark in the form in which this service writes its own files of JSON. */
type SourceRecord = {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly note?: string;
  readonly tags: readonly string[];
  /** The names of its folders from the top. */
  readonly collection?: readonly string[];
  readonly favorite?: boolean;
  readonly created_at?: string;
};

/** A record, and when it was saved there, by which they are sorted. */
export type SourceEntry = { readonly savedAt: Date | undefined; readonly record: SourceRecord };

export type SourcePage = {
  /** Newest first. */
  readonly entries: readonly SourceEntry[];
  /** Whether there is nothing on it, nor after it; a page may have less than it could, before others. */
  readonly isLast: boolean;
  /** Set where the upstream takes no further request until then. */
  readonly pausedUntil: Date | undefined;
};

/** Pages of what a user has saved at a provider, newest first. */
export type ImportSource = {
  readonly firstPage: number;
  readonly page: (number: number) => Promise<SourcePage>;
};

/** Reads in the name of one caller, for one call. */
export type OpenSource = (api: UpstreamApi) => ImportSource;
