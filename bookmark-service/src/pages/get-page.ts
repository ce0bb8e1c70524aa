import type { PageAnswer } from './page.ts';

type Wanted = { readonly url: string; readonly etag: string; readonly lastModified: string };

/**
 * Asks for what is behind a link.
 *
 * @throws {PagesAwayError} where nobody looks at pages for now, and when `signal` is aborted.
 * @throws where this one could not be looked at.
 */
export type GetPage = (wanted: Wanted, signal: AbortSignal) => Promise<PageAnswer>;

/** Nobody looks at pages now: it has nothing to do with the page. */
export class PagesAwayError extends Error {
  override readonly name = 'PagesAwayError';
}
