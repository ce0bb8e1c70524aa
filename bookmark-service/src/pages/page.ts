/** What became of a page, or of the attempt to see it: the outcomes of `PageService`. */
export type PageOutcome =
  | 'ok'
  | 'not_modified'
  | 'not_html'
  | 'unreadable'
  | 'too_large'
  | 'not_found'
  | 'gone'
  | 'refused'
  | 'failing'
  | 'unreachable'
  | 'too_many_redirects'
  | 'blocked';

/** What a page says of itself: text of strangers, each of which can be empty. */
type PageFacts = {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  readonly canonicalUrl: string;
  readonly faviconUrl: string;
  readonly language: string;
  /** 0 where there is nothing to read. */
  readonly readingMinutes: number;
};

/** How the last look at it ended. */
type PageState = {
  readonly outcome: PageOutcome;
  /** 0 where there was no answer. */
  readonly httpStatus: number;
  readonly finalUrl: string;
  readonly contentType: string;
  readonly etag: string;
  readonly lastModified: string;
};

/** What PageService answers. */
export type PageAnswer = PageState & {
  readonly retryAfterSeconds: number;
  readonly page: (PageFacts & PageBody) | undefined;
};

type PageBody = { readonly text: string; readonly truncated: boolean };

/** Whether a link still leads somewhere. */
export type LinkHealth = {
  /** When something was there the last time. */
  readonly reachedAt: Date | undefined;
  /** How often in a row nothing was, on how many days of these that counts, and the last of them. */
  readonly failures: number;
  readonly failedDays: number;
  readonly failedAt: Date | undefined;
  readonly brokenAt: Date | undefined;
};

/** What is known of what is behind a bookmark's link. */
export type Page = PageFacts & PageState & LinkHealth & { readonly checkedAt: Date };

/** A page whose turn it is. */
export type DuePage = LinkHealth & {
  readonly bookmarkId: string;
  readonly url: string;
  readonly etag: string;
  readonly lastModified: string;
  /** How often it was taken, this time included, since it was last looked at to the end. */
  readonly tries: number;
};
