import type { BookmarkServiceHandlers, HighlightMessage } from '@bookmarks/protos';
import type { Highlight, PlacedHighlight } from '../highlights/highlight.ts';
import type { Library } from '../library/library.ts';
import { toBookmarkMessage, toTimestamp } from './messages.ts';
import type { Unary } from './unary.ts';

/** What people mark on pages. */
export function highlightHandlers(library: Library, unary: Unary) {
  return {
    AddHighlight: unary('bookmarks:write', async (context, { ref, quote, note, color }) => {
      const given = { ref, quote, note, color: COLOR_OF[color] };
      const { highlight, bookmark, outcome, changeId } = await library.addHighlight(context, given);
      return {
        highlight: toHighlightMessage(highlight),
        bookmark: toBookmarkMessage(bookmark),
        outcome: OUTCOME[outcome],
        changeId: changeId ?? '',
      };
    }),

    BatchGetHighlights: unary('bookmarks:read', async (context, { refs }) => {
      const found = await library.highlights(context, refs);
      return {
        entries: found.map(({ bookmarkId, highlights }) => ({
          bookmarkId,
          highlights: highlights.map(toHighlightMessage),
        })),
      };
    }),
  } satisfies Partial<BookmarkServiceHandlers>;
}

function toHighlightMessage({ id, quote, note, color, createdAt, start }: PlacedHighlight): HighlightMessage {
  return {
    ...{ id, quote, note },
    color: COLOR_MESSAGE[color],
    createTime: toTimestamp(createdAt),
    onPage: start !== undefined,
  };
}

const COLOR_MESSAGE = {
  yellow: 'COLOR_YELLOW',
  green: 'COLOR_GREEN',
  blue: 'COLOR_BLUE',
  pink: 'COLOR_PINK',
  purple: 'COLOR_PURPLE',
} as const satisfies Record<Highlight['color'], HighlightMessage['color']>;

const COLOR_OF: Readonly<Record<HighlightMessage['color'], Highlight['color'] | undefined>> = {
  COLOR_UNSPECIFIED: undefined,
  COLOR_YELLOW: 'yellow',
  COLOR_GREEN: 'green',
  COLOR_BLUE: 'blue',
  COLOR_PINK: 'pink',
  COLOR_PURPLE: 'purple',
};

const OUTCOME = {
  created: 'OUTCOME_CREATED',
  merged: 'OUTCOME_MERGED',
  unchanged: 'OUTCOME_UNCHANGED',
} as const;
