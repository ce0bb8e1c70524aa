import type { ChangeItem } from './change.ts';

/** What several changes of the same thing did to its fields, as one; undefined for none. */
export function joinedChange(changes: readonly (ChangeItem | undefined)[]): ChangeItem | undefined {
  const given = changes.filter((change) => change !== undefined);
  const [first] = given;
  if (first === undefined) return undefined;
  const before = Object.assign({}, ...given.map((change) => change.before));
  const after = Object.assign({}, ...given.map((change) => change.after));
  return { ...first, before, after };
}
