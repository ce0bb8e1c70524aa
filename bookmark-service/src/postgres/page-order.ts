import { BookmarkError } from '../bookmarks/bookmark-error.ts';
import type { BookmarkOrder, PagePosition, SearchOrder, TagOrder } from '../bookmarks/library-store.ts';

/** How a page is sorted: an expression, its type, and the direction of both the expression and the tie-break. */
type PageOrder = {
  readonly by: string;
  readonly type: 'timestamptz' | 'text' | 'real' | 'int';
  readonly direction: 'asc' | 'desc';
};

export const BOOKMARK_PAGE_ORDERS = {
  newest: { by: 'created_at', type: 'timestamptz', direction: 'desc' },
  oldest: { by: 'created_at', type: 'timestamptz', direction: 'asc' },
  updated: { by: 'updated_at', type: 'timestamptz', direction: 'desc' },
  title: { by: 'left(lower(title), 64)', type: 'text', direction: 'asc' },
} satisfies Record<BookmarkOrder, PageOrder>;

export const SEARCH_PAGE_ORDERS = {
  relevance: { by: 'rank', type: 'real', direction: 'desc' },
  newest: BOOKMARK_PAGE_ORDERS.newest,
  oldest: BOOKMARK_PAGE_ORDERS.oldest,
} satisfies Record<SearchOrder, PageOrder>;

export const TAG_PAGE_ORDERS = {
  name: { by: 'key', type: 'text', direction: 'asc' },
  count: { by: 'bookmark_count', type: 'int', direction: 'desc' },
  recent: { by: 'last_used_at', type: 'timestamptz', direction: 'desc' },
} satisfies Record<TagOrder, PageOrder>;

/** The condition that a row comes after `position`, as text for `Conditions.add` with its values bound by `bind`. */
export function afterPosition(
  { by, type, direction }: PageOrder,
  tieBreak: string,
  position: PagePosition,
  bind: (value: unknown) => string,
): string {
  const comparison = direction === 'asc' ? '>' : '<';
  const sortKey = `${bind(parsedSortKey(type, position.sortKey))}::${type}`;
  return `(${by}, ${tieBreak}) ${comparison} (${sortKey}, ${bind(position.tieBreak)}::text)`;
}

export function orderBy({ by, direction }: PageOrder, tieBreak: string): string {
  return `${by} ${direction}, ${tieBreak} ${direction}`;
}

/** The sort key of a row, as `afterPosition` reads it; milliseconds for times. */
export function sortKeyColumn({ by, type }: PageOrder): string {
  return type === 'timestamptz' ? `(extract(epoch from ${by}) * 1000)::bigint::text` : `(${by})::text`;
}

/** The year 9999 in milliseconds, the largest float4, the largest int4. */
const LARGEST = { timestamptz: 253_402_300_799_999, real: 3.4e38, int: 2 ** 31 - 1 } as const;

/** A page token passes through the caller's hands: what does not read as a sort key is refused. */
function parsedSortKey(type: PageOrder['type'], sortKey: string): string | number | Date {
  if (type === 'text') return sortKey;
  const number = Number(sortKey);
  const isPossible = type === 'real' ? Number.isFinite(number) : Number.isInteger(number);
  if (!isPossible || Math.abs(number) > LARGEST[type])
    throw new BookmarkError('invalid', 'The cursor is damaged.');
  return type === 'timestamptz' ? new Date(number) : number;
}
