import { type GetPageResponse, LIMITS, type PageServiceHandlers } from '@bookmarks/protos';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import type { GetPage } from '../pages/get-page.ts';
import type { Outcome, PageAnswer } from '../pages/page-answer.ts';
import { InvalidRequestError } from '../pages/page-error.ts';
import { createObserve } from './observe.ts';

type PageHandlerDeps = { readonly getPage: GetPage; readonly metrics: Metrics; readonly log: Logger };

export function pageHandlers({ getPage, metrics, log }: PageHandlerDeps): PageServiceHandlers {
  const observe = createObserve(metrics, log);

  return {
    GetPage(call, callback) {
      const observation = observe();
      const { url } = call.request;
      const gone = new AbortController();
      call.on('cancelled', () => gone.abort());
      answer().then(
        (page) => callback(null, toMessage(page)),
        (error: unknown) => callback(observation.failed(error)),
      );

      async function answer(): Promise<PageAnswer> {
        if (url.length > LIMITS.urlLength) throw new InvalidRequestError('The URL is too long.');
        const page = await getPage(call.request, gone.signal);
        observation.answered(page.outcome);
        return page;
      }
    },
  };
}

const OUTCOMES = {
  ok: 'OUTCOME_OK',
  not_modified: 'OUTCOME_NOT_MODIFIED',
  not_html: 'OUTCOME_NOT_HTML',
  unreadable: 'OUTCOME_UNREADABLE',
  too_large: 'OUTCOME_TOO_LARGE',
  not_found: 'OUTCOME_NOT_FOUND',
  gone: 'OUTCOME_GONE',
  refused: 'OUTCOME_REFUSED',
  failing: 'OUTCOME_FAILING',
  unreachable: 'OUTCOME_UNREACHABLE',
  too_many_redirects: 'OUTCOME_TOO_MANY_REDIRECTS',
  blocked: 'OUTCOME_BLOCKED',
} as const satisfies Record<Outcome, GetPageResponse['outcome']>;

function toMessage({ outcome, page, ...answer }: PageAnswer): GetPageResponse {
  return { ...answer, outcome: OUTCOMES[outcome], page: page ?? null };
}
