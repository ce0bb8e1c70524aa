import type { LinkedPageMessage } from '@bookmarks/protos';
import { standingOf } from '../pages/link-health.ts';
import type { Page } from '../pages/page.ts';
import type { PageExcerpt } from '../pages/page-store.ts';
import { toTimestamp } from './messages.ts';

const NO_TEXT: PageExcerpt = { text: '', length: 0, truncated: false };

export function toPageMessage(page: Page, { text, length, truncated } = NO_TEXT): LinkedPageMessage {
  const { httpStatus, finalUrl, contentType, title, description } = page;
  const { siteName, canonicalUrl, faviconUrl, language } = page;
  return {
    ...{ httpStatus, finalUrl, contentType, title, description },
    ...{ siteName, canonicalUrl, faviconUrl, language },
    ...{ text, textLength: length, textTruncated: truncated, readingMinutes: page.readingMinutes },
    state: stateOf(page),
    checkTime: toTimestamp(page.checkedAt),
    breakTime: page.brokenAt ? toTimestamp(page.brokenAt) : null,
  };
}

function stateOf({ outcome, brokenAt }: Page): LinkedPageMessage['state'] {
  return brokenAt === undefined ? STATE[standingOf(outcome)] : 'LINK_STATE_BROKEN';
}

const STATE = {
  there: 'LINK_STATE_THERE',
  missing: 'LINK_STATE_MISSING',
  unreachable: 'LINK_STATE_UNKNOWN',
  unknown: 'LINK_STATE_UNKNOWN',
} as const;
