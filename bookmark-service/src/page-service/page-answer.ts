import {
  type GetPageResponseMessage,
  LIMITS,
  type PageMessage,
  type PageOutcomeMessage,
} from '@bookmarks/protos';
import { cutText } from '../import/cut-text.ts';
import type { PageAnswer, PageOutcome } from '../pages/page.ts';

/** For what has no bound of its own. */
const NAME_LENGTH = 200;
const LANGUAGE_LENGTH = 35;

/** What PageService says, within the bounds of a library whatever it says. @throws for an outcome that is not known here. */
export function toPageAnswer(message: GetPageResponseMessage): PageAnswer {
  const { httpStatus, retryAfterSeconds, page } = message;
  const outcome = OUTCOME[message.outcome];
  if (outcome === undefined) throw new RangeError('PageService does not say what became of the page.');
  return {
    ...{ outcome, httpStatus, retryAfterSeconds },
    finalUrl: urlIn(message.finalUrl),
    contentType: textIn(message.contentType, NAME_LENGTH),
    etag: textIn(message.etag, LIMITS.validatorLength),
    lastModified: textIn(message.lastModified, LIMITS.validatorLength),
    page: page ? factsIn(page) : undefined,
  };
}

function factsIn(page: PageMessage): NonNullable<PageAnswer['page']> {
  return {
    title: textIn(page.title, LIMITS.titleLength),
    description: textIn(page.description, LIMITS.descriptionLength),
    siteName: textIn(page.siteName, NAME_LENGTH),
    canonicalUrl: urlIn(page.canonicalUrl),
    faviconUrl: urlIn(page.faviconUrl),
    language: textIn(page.language, LANGUAGE_LENGTH),
    text: textIn(page.text, LIMITS.pageTextLength),
    truncated: page.truncated,
    readingMinutes: Math.max(0, page.readingMinutes),
  };
}

/** PostgreSQL stores no NUL. */
function textIn(value: string, length: number): string {
  return cutText(value.replaceAll('\0', ''), length);
}

/** Half a URL leads elsewhere. */
function urlIn(value: string): string {
  return value.length <= LIMITS.urlLength && /^https?:/.test(value) ? textIn(value, LIMITS.urlLength) : '';
}

const OUTCOME: Readonly<Record<PageOutcomeMessage, PageOutcome | undefined>> = {
  OUTCOME_UNSPECIFIED: undefined,
  OUTCOME_OK: 'ok',
  OUTCOME_NOT_MODIFIED: 'not_modified',
  OUTCOME_NOT_HTML: 'not_html',
  OUTCOME_UNREADABLE: 'unreadable',
  OUTCOME_TOO_LARGE: 'too_large',
  OUTCOME_NOT_FOUND: 'not_found',
  OUTCOME_GONE: 'gone',
  OUTCOME_REFUSED: 'refused',
  OUTCOME_FAILING: 'failing',
  OUTCOME_UNREACHABLE: 'unreachable',
  OUTCOME_TOO_MANY_REDIRECTS: 'too_many_redirects',
  OUTCOME_BLOCKED: 'blocked',
};
