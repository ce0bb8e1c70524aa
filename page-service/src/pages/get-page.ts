import type { FetchedPage, FetchPage, Validators } from './fetch-page.ts';
import { outcomeOfError, outcomeOfStatus } from './outcome.ts';
import type { Outcome, PageAnswer, PageFacts } from './page-answer.ts';
import { InvalidRequestError, UnreadablePageError } from './page-error.ts';
import { mediaType, type PageSource } from './page-source.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { keptValidators } from './validators.ts';

type GetPageDeps = {
  readonly fetchPage: FetchPage;
  /** @throws {UnreadablePageError} */
  readonly readPage: (source: PageSource, signal: AbortSignal) => Promise<PageFacts>;
};

export type GetPage = (
  request: Validators & { readonly url: string },
  signal: AbortSignal,
) => Promise<PageAnswer>;

/** What is behind a link, whatever became of it. @throws {InvalidRequestError} @throws {BusyError} @throws when `signal` is aborted. */
export function createGetPage({ fetchPage, readPage }: GetPageDeps): GetPage {
  async function read(
    { url, answer }: FetchedPage,
    signal: AbortSignal,
  ): Promise<{ outcome: Outcome; page?: PageFacts }> {
    const outcome = outcomeOfStatus(answer.status, answer.body !== undefined);
    if (outcome !== 'ok' || answer.body === undefined) return { outcome };
    const contentType = answer.headers['content-type'] ?? '';
    try {
      return { outcome, page: await readPage({ url: url.href, contentType, bytes: answer.body }, signal) };
    } catch (error) {
      if (error instanceof UnreadablePageError) return { outcome: 'unreadable' };
      throw error;
    }
  }

  return async ({ url, ...validators }, signal) => {
    const start = URL.parse(url);
    if (start === null) throw new InvalidRequestError('That is no URL.');
    try {
      const fetched = await fetchPage(start, keptValidators(validators), signal);
      const found = await read(fetched, signal);
      return { ...NOTHING, ...headOf(fetched), ...validatorsOf(fetched, found.outcome), ...found };
    } catch (error) {
      // Who asked has gone.
      signal.throwIfAborted();
      const outcome = outcomeOfError(error);
      if (outcome === undefined) throw error;
      return { ...NOTHING, outcome };
    }
  };
}

const NOTHING: Omit<PageAnswer, 'outcome'> = {
  httpStatus: 0,
  finalUrl: '',
  contentType: '',
  etag: '',
  lastModified: '',
  retryAfterSeconds: 0,
  page: undefined,
};

function headOf({ url, answer: { status, headers } }: FetchedPage) {
  const finalUrl = new URL(url);
  finalUrl.hash = '';
  return {
    httpStatus: status,
    finalUrl: finalUrl.href,
    contentType: mediaType(headers['content-type']),
    retryAfterSeconds: retryAfterSeconds(headers['retry-after']),
  };
}

/** What was not read is asked for whole the next time. */
function validatorsOf({ answer: { headers } }: FetchedPage, outcome: Outcome): Partial<Validators> {
  if (outcome !== 'ok' && outcome !== 'not_modified') return {};
  return keptValidators({ etag: headers.etag ?? '', lastModified: headers['last-modified'] ?? '' });
}
