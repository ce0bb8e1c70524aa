import { FetchRefusedError } from '@bookmarks/public-fetch';
import type { Outcome } from './page-answer.ts';

/** A new reason does not compile until it is an outcome. */
const OUTCOME_OF = {
  url: 'blocked',
  address: 'blocked',
  redirects: 'too_many_redirects',
  too_large: 'too_large',
  encoding: 'unreadable',
} satisfies Record<FetchRefusedError['reason'], Outcome>;

/** What zlib and Brotli say of bytes that are not theirs. */
const BROKEN_PACKING = /^(Z_|ERR__ERROR_|ERR_PADDING|ERR_BROTLI)/;

export function outcomeOfStatus(status: number, isPage: boolean): Outcome {
  if (status >= 200 && status <= 299) return isPage ? 'ok' : 'not_html';
  if (status === 304) return 'not_modified';
  if (status === 404) return 'not_found';
  if (status === 410) return 'gone';
  return status >= 400 && status <= 499 ? 'refused' : 'failing';
}

/** What an error says of a page; undefined where it says something of us. */
export function outcomeOfError(error: unknown): Outcome | undefined {
  if (error instanceof FetchRefusedError) return OUTCOME_OF[error.reason];
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError') return 'unreachable';
  if (typeof code !== 'string') return undefined;
  return BROKEN_PACKING.test(code) ? 'unreadable' : 'unreachable';
}
