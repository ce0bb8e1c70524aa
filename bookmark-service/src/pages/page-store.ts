import type { DuePage, LinkHealth, Page, PageAnswer } from './page.ts';

/** A part of what can be read on a page, in characters. */
export type PageExcerpt = {
  readonly text: string;
  /** Of the whole text, which may be cut itself. */
  readonly length: number;
  readonly truncated: boolean;
};

/** Which part of a text, in characters. */
export type PagePart = { readonly offset: number; readonly limit: number };

export interface PageReader {
  /** What is known of the pages of these bookmarks, by their ids; what was not looked at yet is left out. */
  pagesOf(bookmarkIds: readonly string[]): Promise<Map<string, Page>>;
  /** The same for what can be read there; what cannot be is left out. */
  pageExcerpts(bookmarkIds: readonly string[], part: PagePart): Promise<Map<string, PageExcerpt>>;
  /** All that can be read on the page of a bookmark; undefined where nothing can. */
  pageText(bookmarkId: string): Promise<{ readonly text: string; readonly truncated: boolean } | undefined>;
  /** A page with the URL to look at; undefined for one whose bookmark is gone, or is in the trash. */
  duePage(bookmarkId: string): Promise<DuePage | undefined>;
}

export interface PageWriter extends PageReader {
  /** Writes down what became of a page, and when it is looked at again. */
  savePageVisit(
    bookmarkId: string,
    visit: {
      readonly answer: PageAnswer;
      readonly health: LinkHealth;
      readonly at: Date;
      readonly dueAt: Date;
    },
  ): Promise<void>;
  /** Leaves all as it is until then. @param tries how often it was taken in vain. */
  postponePage(bookmarkId: string, tries: number, dueAt: Date): Promise<void>;
  /**
   * Gives the bookmark the title of its page where it has none. It is nobody's change: the version stays, and what was changed before
   * can still be undone.
   */
  fillTitle(bookmarkId: string, title: string): Promise<void>;
  /** Unless its bookmark is there, and not in the trash. */
  forgetPage(bookmarkId: string): Promise<void>;
}
