/** What became of a request for a page. */
export type Outcome =
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

/** What a page says of itself, tidied; each can be empty. */
export type PageFacts = {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  readonly canonicalUrl: string;
  readonly faviconUrl: string;
  readonly language: string;
  readonly text: string;
  readonly truncated: boolean;
  readonly readingMinutes: number;
};

export type PageAnswer = {
  readonly outcome: Outcome;
  /** 0 where there was no answer. */
  readonly httpStatus: number;
  readonly finalUrl: string;
  readonly contentType: string;
  readonly etag: string;
  readonly lastModified: string;
  readonly retryAfterSeconds: number;
  readonly page: PageFacts | undefined;
};
