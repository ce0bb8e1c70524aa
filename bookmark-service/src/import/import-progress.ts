/** The services whose API is imported from. */
export type ImportSource = 'github' | 'raindrop';

/** How far the imports from a service have come; the times are those that it gives what was saved there. */
export type ImportProgress = {
  readonly source: ImportSource;
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
