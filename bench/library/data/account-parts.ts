import type { Account } from './accounts.ts';

/** A run of bookmarks of one account. */
type Slice = {
  readonly user: string;
  readonly first: number;
  readonly last: number;
  readonly first_entry: number;
};

/** What one transaction loads. */
export type Part = readonly Slice[];

const ROWS_A_PART = 25_000;

/** Parts of about the same size: a big account is several, and many small ones are one. */
export function partsOf(accounts: readonly Account[], rowsAPart = ROWS_A_PART): Part[] {
  const parts: Slice[][] = [];
  let room = 0;
  for (const { user, size, firstEntry } of accounts) {
    for (let first = 0; first < size; ) {
      if (room === 0) {
        parts.push([]);
        room = rowsAPart;
      }
      const end = Math.min(size, first + room);
      parts.at(-1)?.push({ user, first, last: end - 1, first_entry: firstEntry });
      room -= end - first;
      first = end;
    }
  }
  return parts;
}
