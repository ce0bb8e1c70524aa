import type { LinkedPageMessage } from '@bookmarks/protos';
import type { PageCalls } from './bookmarks.ts';
import type { GrpcCall } from './grpc-call.ts';
import { dateFromTimestamp } from './messages.ts';
import type { LinkedPage } from './pages.ts';

/** What is behind links. */
export function pageCalls(call: GrpcCall): PageCalls {
  return {
    async pages(refs, { offset, limit }) {
      const request = { refs: [...refs], textOffset: offset, textLength: limit };
      const { entries } = await call('BatchGetPages', request);
      return new Map(
        entries.flatMap(({ bookmarkId, page }) =>
          page === null ? [] : [[bookmarkId, pageFromMessage(page)]],
        ),
      );
    },
  };
}

export function pageFromMessage({ state, checkTime, breakTime, ...facts }: LinkedPageMessage): LinkedPage {
  return {
    ...facts,
    state: STATE[state],
    checkedAt: dateFromTimestamp(checkTime),
    brokenAt: breakTime === null ? undefined : dateFromTimestamp(breakTime),
  };
}

const STATE = {
  LINK_STATE_UNSPECIFIED: 'unknown',
  LINK_STATE_THERE: 'there',
  LINK_STATE_MISSING: 'missing',
  LINK_STATE_BROKEN: 'broken',
  LINK_STATE_UNKNOWN: 'unknown',
} as const;
