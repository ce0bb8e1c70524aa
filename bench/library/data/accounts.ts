import type { Entry } from './entries.ts';

/** A user and how many bookmarks they have. */
export type Account = {
  readonly user: string;
  readonly size: number;
  /** Which entry the first bookmark is made from, so that no two libraries are the same. */
  readonly firstEntry: number;
};

export type Accounts = {
  /** One big library … */
  readonly big: Account;
  /** … one a tenth as big, to see what growing costs … */
  readonly tenth: Account;
  /** … and many usual ones. */
  readonly many: readonly Account[];
};

/** Every tenth bookmark carries it: what is merged into another tag, and taken back. */
export const FREQUENT_TAG = 'to-merge';
export const FREQUENT_TAG_EVERY = 10;

const FULL = { big: 100_000, accounts: 1_000 };
const QUICK = { big: 10_000, accounts: 100 };
const USUAL_SIZE = 1_000;
/** A prime, so that firsts do not repeat. */
const STRIDE = 104_729;

export function planAccounts(isQuick: boolean): Accounts {
  const { big, accounts } = isQuick ? QUICK : FULL;
  return {
    big: { user: 'user_big', size: big, firstEntry: 0 },
    tenth: { user: 'user_tenth', size: big / 10, firstEntry: 1 },
    many: Array.from({ length: accounts }, (_, n) => ({
      user: `user_${n}`,
      size: USUAL_SIZE,
      firstEntry: n * STRIDE,
    })),
  };
}

/** A prime that does not divide the number of entries: neighbours in the index are no neighbours in a library. */
export const ENTRY_STEP = 7_919;

/** What the bookmark number `n` of the account is made from. */
export function entryOf(
  { firstEntry }: Pick<Account, 'firstEntry'>,
  n: number,
  entries: readonly Entry[],
): Entry {
  const entry = entries[(firstEntry + n * ENTRY_STEP) % entries.length];
  if (entry === undefined) throw new RangeError('There are no entries.');
  return entry;
}

/** The URL that the bookmark number `n` has; the number makes it unique. */
export function bookmarkUrl({ url }: Entry, n: number): string {
  return `${url}?bookmark=${n}`;
}

/** How many different tags the bookmarks of the account have. */
export function tagCountOf(account: Account, entries: readonly Entry[]): number {
  const tags = new Set([FREQUENT_TAG]);
  for (let n = 0; n < Math.min(account.size, entries.length); n += 1) {
    for (const tag of entryOf(account, n, entries).tags) tags.add(tag);
  }
  return tags.size;
}
