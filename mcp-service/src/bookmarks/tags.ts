import type { Paging } from './bookmark.ts';

export type Tag = { readonly name: string; readonly bookmarkCount: number; readonly lastUsedAt: Date };

export const TAG_ORDERS = ['name', 'count', 'recent'] as const;

export type TagQuery = Paging & {
  readonly prefix?: string | undefined;
  readonly minCount?: number | undefined;
  readonly maxCount?: number | undefined;
  readonly similarTo?: string | undefined;
  readonly order: (typeof TAG_ORDERS)[number];
};

/** All of `from` become `to`; null removes them. */
export type TagChange = { readonly from: readonly string[]; readonly to: string | null };

export type TagChangeReport = {
  /** By each of the changes, in their order. */
  readonly changedCounts: readonly number[];
  readonly changedCount: number;
  readonly unknownTags: readonly string[];
} & WriteReceipt;

/** By what a write can be followed and taken back: a change, or the job that will make it; neither where nothing changed. */
export type WriteReceipt = { readonly changeId: string | undefined; readonly jobId: string | undefined };
