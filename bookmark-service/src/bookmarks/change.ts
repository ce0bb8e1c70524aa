import type { Bookmark } from './bookmark.ts';
import { newId } from './id.ts';

export type ChangeKind = 'create' | 'merge' | 'edit' | 'delete';

export type ChangeItem = {
  readonly bookmarkId: string;
  /** The bookmark as it was; undefined where the change created it. */
  readonly before: Bookmark | undefined;
  readonly versionAfter: number;
};

/** What one write changed, kept so that it can be undone. */
export type Change = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly at: Date;
  readonly items: readonly ChangeItem[];
};

/** @returns the id that the caller is given. */
export async function recordChange(
  library: { recordChange(change: Change): Promise<void> },
  kind: ChangeKind,
  at: Date,
  items: readonly ChangeItem[],
): Promise<string> {
  const id = newId('chg');
  await library.recordChange({ id, kind, at, items });
  return id;
}
