import { newId } from '../library/id.ts';

export type ChangeKind =
  | 'create'
  | 'merge'
  | 'edit'
  | 'delete'
  | 'organize'
  | 'update_tags'
  | 'save_collection'
  | 'delete_collection'
  | 'import'
  | 'undo';

/** What can change. A tag's id is its key. */
export type ChangedEntity = 'bookmark' | 'collection' | 'tag';

/** The fields of a thing that a change touched, as JSON: dates as ISO 8601, a collection by its id, absence as null. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * What a change did to one thing: the fields that it changed, as they were and as they became. `before` is null where the
 * change made the thing, `after` where it removed it; all fields are there then.
 */
export type ChangeItem = {
  readonly entity: ChangedEntity;
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
};

/** A write, as its user sees it in a list. */
export type Change = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly at: Date;
  /** For an undo: the change that it took back. */
  readonly undoes: string | undefined;
  readonly itemCount: number;
};

/** A write with what it changed. */
export type NewChange = Omit<Change, 'itemCount'> & { readonly items: readonly ChangeItem[] };

/** Remembers what a write changed, so that it can be undone. @returns the id that the caller is given. */
export async function recordChange(
  library: { recordChange(change: NewChange): Promise<void> },
  kind: ChangeKind,
  at: Date,
  items: readonly ChangeItem[],
): Promise<string> {
  const id = newId('chg');
  await library.recordChange({ id, kind, at, undoes: undefined, items });
  return id;
}

/** The fields in which two states differ, of each; undefined where they do not. */
export function difference(before: Fields, after: Fields): { before: Fields; after: Fields } | undefined {
  const names = Object.keys({ ...before, ...after });
  const changed = names.filter((name) => !isSameJson(before[name], after[name]));
  if (changed.length === 0) return undefined;
  const pick = (fields: Fields) => Object.fromEntries(changed.map((name) => [name, fields[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

function isSameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
