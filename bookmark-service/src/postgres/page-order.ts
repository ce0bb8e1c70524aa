import type { BookmarkOrder } from '../bookmarks/bookmark-store.ts';
import { LibraryError } from '../library/library-error.ts';
import type { PagePosition } from '../library/page-token.ts';
import type { SearchOrder } from '../search/search-store.ts';
import type { TagOrder } from '../tags/tag-store.ts';

type SortKey = { readonly by: string; readonly type: 'timestamptz' | 'text' | 'real' | 'int' };

/** How a page is sorted: expressions with their types, the last of which tells any two rows apart; one direction for all. */
export type PageOrder = { readonly keys: readonly SortKey[]; readonly direction: 'asc' | 'desc' };

const id = { by: 'id', type: 'text' } as const;
const createdAt = { by: 'created_at', type: 'timestamptz' } as const;
const key = { by: 'key', type: 'text' } as const;

/** Not a column of what bookmarks are found through. */
const remindAt = {
  by: `(select remind_at from reminders where user_sub = current_setting('bookmarks.user_sub', true) and bookmark_id = id)`,
  type: 'timestamptz',
} as const;

export const BOOKMARK_PAGE_ORDERS = {
  newest: { keys: [createdAt, id], direction: 'desc' },
  oldest: { keys: [createdAt, id], direction: 'asc' },
  updated: { keys: [{ by: 'updated_at', type: 'timestamptz' }, id], direction: 'desc' },
  title: { keys: [{ by: 'left(lower(title), 64)', type: 'text' }, id], direction: 'asc' },
  reminder: { keys: [remindAt, id], direction: 'asc' },
} as const satisfies Record<BookmarkOrder, PageOrder>;

export const DIRECTORY_ORDER = {
  keys: [{ by: 'published_at', type: 'timestamptz' }, id],
  direction: 'desc',
} as const satisfies PageOrder;

export const SEARCH_PAGE_ORDERS = {
  relevance: { keys: [{ by: 'rank', type: 'real' }, createdAt, id], direction: 'desc' },
  newest: BOOKMARK_PAGE_ORDERS.newest,
  oldest: BOOKMARK_PAGE_ORDERS.oldest,
} as const satisfies Record<SearchOrder, PageOrder>;

export const TAG_PAGE_ORDERS = {
  name: { keys: [key], direction: 'asc' },
  count: { keys: [{ by: 'bookmark_count', type: 'int' }, key], direction: 'desc' },
  recent: { keys: [{ by: 'last_used_at', type: 'timestamptz' }, key], direction: 'desc' },
} as const satisfies Record<TagOrder, PageOrder>;

/** The condition that a row comes after `position`, with its values bound by `bind`. */
export function afterPosition(
  order: PageOrder,
  position: PagePosition,
  bind: (value: unknown) => string,
): string {
  const { keys, direction } = order;
  const values = sortKeys(order, position).map((value, index) => `${bind(value)}::${keys[index]?.type}`);
  return `(${keys.map(({ by }) => by).join(', ')}) ${direction === 'asc' ? '>' : '<'} (${values.join(', ')})`;
}

/** The sort keys that a page token holds. @throws {LibraryError} `invalid` */
export function sortKeys({ keys }: PageOrder, position: PagePosition): (string | number | Date)[] {
  if (position.length !== keys.length) throw damagedCursor();
  return keys.map(({ type }, index) => parsedSortKey(type, position[index] ?? ''));
}

export function orderBy({ keys, direction }: PageOrder): string {
  return keys.map(({ by }) => `${by} ${direction}`).join(', ');
}

/** The sort keys of a row as an array of text, as `afterPosition` reads them; milliseconds for times. */
export function positionColumn({ keys }: PageOrder): string {
  const texts = keys.map(({ by, type }) =>
    type === 'timestamptz' ? `(extract(epoch from ${by}) * 1000)::bigint::text` : `(${by})::text`,
  );
  return `array[${texts.join(', ')}] as position`;
}

/** The year 9999 in milliseconds, the largest float4, the largest int4. */
const LARGEST = { timestamptz: 253_402_300_799_999, real: 3.4e38, int: 2 ** 31 - 1 } as const;

/** A page token passes through the caller's hands: what does not read as a sort key is refused. */
function parsedSortKey(type: SortKey['type'], sortKey: string): string | number | Date {
  if (type === 'text') return sortKey;
  const number = Number(sortKey);
  const isPossible = type === 'real' ? Number.isFinite(number) : Number.isInteger(number);
  if (!isPossible || Math.abs(number) > LARGEST[type]) throw damagedCursor();
  return type === 'timestamptz' ? new Date(number) : number;
}

function damagedCursor(): LibraryError {
  return new LibraryError('invalid', 'The cursor is damaged.');
}
