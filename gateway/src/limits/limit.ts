import type { ToolClass } from '@bookmarks/tool-policy';

/** So many units at once, and as many again in each window, spread evenly over it. */
export type Limit = { readonly quota: number; readonly windowSeconds: number };

/** The kinds of buckets. */
type LimitName = 'address' | 'public' | 'caller' | 'key' | 'tools';
export type Limits = Readonly<Record<LimitName, Limit>>;

/** What one request takes from one bucket. */
export type Charge = {
  readonly name: LimitName;
  /** Whose bucket it is: an address, a caller, or a caller's API key. */
  readonly owner: string;
  readonly limit: Limit;
  readonly cost: number;
};

/** A bucket after a request. */
export type BucketState = {
  readonly name: LimitName;
  readonly limit: Limit;
  readonly remaining: number;
  /** 0, or how long until the bucket has what was asked of it. */
  readonly waitMs: number;
  readonly untilFullMs: number;
};

/** What a call takes from the `tools` bucket. A write locks a library; an import is hundreds of writes. */
export const TOOL_COSTS = { read: 1, write: 5, import: 500 } satisfies Record<ToolClass, number>;
