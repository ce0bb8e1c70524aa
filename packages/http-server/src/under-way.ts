/** Things that are under way for a while, each added once and removed once. */
export type UnderWay<Item> = Iterable<Item> & {
  /** @returns what removes it. */
  readonly add: (item: Item) => () => void;
};

/**
 * Slots of an array, used again and again. A `Set` that lives for long would do, but whatever comes and goes there is kept until the
 * next full garbage collection: V8 chains the tables that a `Set` grows out of, and one that has grown old keeps all later ones.
 */
export function createUnderWay<Item extends object>(): UnderWay<Item> {
  const slots: (Item | undefined)[] = [];
  const free: number[] = [];
  return {
    add(item) {
      const slot = free.pop() ?? slots.length;
      slots[slot] = item;
      return () => {
        if (slots[slot] !== item) return;
        slots[slot] = undefined;
        free.push(slot);
      };
    },
    *[Symbol.iterator]() {
      for (const item of slots) if (item !== undefined) yield item;
    },
  };
}
