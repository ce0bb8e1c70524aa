/** What everybody may know of a published collection; never whose it is, but for the name that its publisher gave. */
export type PublicCollection = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** By which its publisher wants to be known; empty: by none. */
  readonly publicName: string;
  /** Counted as far as LIMITS.publicCount. */
  readonly bookmarkCount: number;
  readonly publishedAt: Date;
};

/** With what a cache is keyed by: it grows with every write of the library, and is nobody's business. */
export type VersionedCollection = PublicCollection & { readonly version: string };

/** What everybody may know of a bookmark in one. */
export type PublicBookmark = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Text about the page that its publisher did not write. */
  readonly description: string;
  readonly tags: readonly string[];
  readonly createdAt: Date;
};

/** A bookmark that a search found, with the place in its description that matches. */
export type PublicMatch = { readonly bookmark: PublicBookmark; readonly snippet: string };
