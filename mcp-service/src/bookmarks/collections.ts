/** A folder of bookmarks, or, with a query, whatever that query finds. */
export type Collection = {
  readonly id: string;
  readonly name: string;
  /** The names from the top: `Work/Projects`. */
  readonly path: string;
  readonly description: string;
  /** Empty for an ordinary collection. */
  readonly smartQuery: string;
  readonly autoTags: readonly string[];
  /** Without those in collections below; of a smart one, as far as LIMITS.smartCount. */
  readonly bookmarkCount: number;
  /** Where everybody can read it; undefined for a private one. */
  readonly publicPage: string | undefined;
};

export type CollectionQuery = {
  /** The id or path below which to look. */
  readonly parent?: string | undefined;
  /** How many levels. */
  readonly depth?: number | undefined;
  readonly includeSmart: boolean;
};

/** What is undefined stays as it is. */
export type CollectionEdit = {
  /** Undefined: makes one, or finds the one that is there with this name and parent. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly parent?: string | undefined;
  readonly description?: string | undefined;
  readonly smartQuery?: string | undefined;
  readonly autoTags?: readonly string[] | undefined;
  readonly public?: boolean | undefined;
};

export const AFTER_COLLECTION = ['keep', 'trash'] as const;
/** What becomes of the bookmarks of a collection that is deleted. */
export type AfterCollection = (typeof AFTER_COLLECTION)[number];
