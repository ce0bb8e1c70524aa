/** How many there are; only `trash` counts what is in the trash. */
export type Totals = {
  readonly bookmarks: number;
  readonly unread: number;
  readonly read: number;
  readonly archived: number;
  readonly favorites: number;
  readonly untagged: number;
  readonly trash: number;
  /** Those in use. */
  readonly tags: number;
  readonly collections: number;
};

/** How many links lead nowhere, and how many nobody has followed yet. */
export type LinkTotals = { readonly broken: number; readonly waiting: number };

export interface OverviewReader {
  /** Undefined where nobody looks at what is behind links. */
  linkTotals(): Promise<LinkTotals | undefined>;
  totals(): Promise<Totals>;
}
