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

export interface OverviewReader {
  totals(): Promise<Totals>;
}
