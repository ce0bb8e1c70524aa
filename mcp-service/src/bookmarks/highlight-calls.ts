import type { HighlightMessage } from '@bookmarks/protos';
import type { HighlightCalls } from './bookmarks.ts';
import { defined, type GrpcCall } from './grpc-call.ts';
import type { Highlight } from './highlights.ts';
import { bookmarkFromMessage, CREATE_OUTCOME, dateFromTimestamp } from './messages.ts';

/** What people mark on pages. */
export function highlightCalls(call: GrpcCall): HighlightCalls {
  return {
    async addHighlight({ color, ...given }) {
      const message = { ...defined(given), ...(color && { color: COLOR_MESSAGE[color] }) };
      const { highlight, bookmark, outcome, changeId } = await call('AddHighlight', message);
      return {
        highlight: highlightFromMessage(highlight),
        bookmark: bookmarkFromMessage(bookmark),
        outcome: CREATE_OUTCOME[outcome],
        changeId: changeId || undefined,
      };
    },

    async highlights(refs) {
      const { entries } = await call('BatchGetHighlights', { refs: [...refs] });
      return new Map(
        entries.map(({ bookmarkId, highlights }) => [bookmarkId, highlights.map(highlightFromMessage)]),
      );
    },
  };
}

function highlightFromMessage(message: HighlightMessage | null): Highlight {
  if (message === null) throw new Error('The bookmark service answered without the highlight.');
  const { createTime, color, ...same } = message;
  return { ...same, color: COLOR_OF[color], createdAt: dateFromTimestamp(createTime) };
}

const COLOR_MESSAGE = {
  yellow: 'COLOR_YELLOW',
  green: 'COLOR_GREEN',
  blue: 'COLOR_BLUE',
  pink: 'COLOR_PINK',
  purple: 'COLOR_PURPLE',
} as const satisfies Record<Highlight['color'], HighlightMessage['color']>;

const COLOR_OF = {
  COLOR_UNSPECIFIED: 'yellow',
  COLOR_YELLOW: 'yellow',
  COLOR_GREEN: 'green',
  COLOR_BLUE: 'blue',
  COLOR_PINK: 'pink',
  COLOR_PURPLE: 'purple',
} as const satisfies Record<HighlightMessage['color'], Highlight['color']>;
