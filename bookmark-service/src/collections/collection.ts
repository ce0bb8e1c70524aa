/** A folder of bookmarks, or, with a query, whatever that query finds. */
export type Collection = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
  /** The names from the top: `Work/Projects`. */
  readonly path: string;
  readonly description: string;
  /** Set for a smart collection, in the query grammar. */
  readonly smartQuery: string | undefined;
  /** Tags that a bookmark gets when it is put in here. */
  readonly autoTags: readonly string[];
  /** Since when everybody can read what is directly in it; undefined for a private one. */
  readonly publishedAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Grows by one with every change. */
  readonly version: number;
};
