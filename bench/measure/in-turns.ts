/** The one whose turn the `n`-th is, when they take turns. */
export function inTurns<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new RangeError('There is nothing to take turns.');
  return item;
}
