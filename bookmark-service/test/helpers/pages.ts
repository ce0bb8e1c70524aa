import type { Pool } from 'pg';
import type { LibraryStore } from '../../src/library/library-store.ts';
import type { GetPage } from '../../src/pages/get-page.ts';
import type { PageAnswer } from '../../src/pages/page.ts';
import { createVisitPage } from '../../src/pages/visit-page.ts';
import { createPostgresPageTurns } from '../../src/postgres/postgres-page-turns.ts';

type DuePagesOptions = {
  readonly pool: Pool;
  readonly store: LibraryStore;
  readonly clock: () => Date;
  readonly getPage: GetPage;
};

const MANY = 1000;

/** Looks at each page whose turn it is now, without the differences that chance makes. @returns how many there were. */
export async function visitDuePages({ pool, store, clock, getPage }: DuePagesOptions): Promise<number> {
  const turns = createPostgresPageTurns(pool);
  const visitPage = createVisitPage({ store, clock, getPage, chance: () => 0.5 });
  let visited = 0;
  for (;;) {
    const taken = await turns.take(MANY, clock());
    if (taken.length === 0) return visited;
    for (const turn of taken) await visitPage(turn, new AbortController().signal);
    visited += taken.length;
  }
}

const NOTHING = {
  ...{ httpStatus: 0, finalUrl: '', contentType: '', etag: '', lastModified: '', retryAfterSeconds: 0 },
  page: undefined,
};

/** What PageService answers without a page. */
export function answerOf(outcome: PageAnswer['outcome'], rest: Partial<PageAnswer> = {}): PageAnswer {
  return { ...NOTHING, outcome, ...rest };
}

/** A page that says this wherever it can. */
export function pageThatSays(words: string, rest: Partial<PageAnswer['page']> = {}): PageAnswer {
  return answerOf('ok', {
    httpStatus: 200,
    finalUrl: `https://example.com/${encodeURIComponent(words)}`,
    contentType: 'text/html',
    etag: `"${words}"`,
    page: {
      title: `title ${words}`,
      description: `description ${words}`,
      siteName: `site ${words}`,
      canonicalUrl: '',
      faviconUrl: '',
      language: 'en',
      readingMinutes: 3,
      text: words,
      truncated: false,
      ...rest,
    },
  });
}
