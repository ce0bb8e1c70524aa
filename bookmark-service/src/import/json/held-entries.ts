import { ImportFileError } from '../import-file-error.ts';

/** Enough for some hundred thousand bookmarks. */
const MAXIMUM_HELD_LENGTH = 64 * 1024 * 1024;

/**
 * Entries whose folders the file names only later. They are kept, up to a bound.
 *
 * @param lengthOf about how many characters an entry holds.
 */
export function createHeldEntries<Held>(lengthOf: (held: Held) => number) {
  const entries: Held[] = [];
  let length = 0;
  return {
    add(entry: Held): void {
      length += lengthOf(entry);
      if (length > MAXIMUM_HELD_LENGTH) {
        throw new ImportFileError(
          `Record ${entries.length + 1}: the file is too large, as it names its folders only after its bookmarks. Export fewer bookmarks at a time.`,
        );
      }
      entries.push(entry);
    },
    all: (): readonly Held[] => entries,
  };
}
