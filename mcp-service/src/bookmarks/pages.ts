/** Whether something is behind a link; `unknown` where its site refuses, or is not reached from here. */
type LinkState = 'there' | 'missing' | 'broken' | 'unknown';

/** What is behind a bookmark's link. All that the page says of itself is the text of strangers. */
export type LinkedPage = {
  readonly state: LinkState;
  /** 0 where there was no answer. */
  readonly httpStatus: number;
  readonly checkedAt: Date;
  readonly brokenAt: Date | undefined;
  readonly finalUrl: string;
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  readonly canonicalUrl: string;
  readonly language: string;
  /** 0 where that is not known. */
  readonly readingMinutes: number;
  /** The part that was asked for, of so many characters in all. */
  readonly text: string;
  readonly textLength: number;
};

/** Which part of what can be read there, in characters. */
export type PagePart = { readonly offset: number; readonly limit: number };
