/**
 * What one result may hold, in bytes of JSON: under 20,000 tokens even where every character of a URL is random, and
 * room for a hundred ordinary bookmarks. Bytes, because scripts other than Latin take more tokens a character.
 */
const RESULT_BYTES = 22_000;

const LONGEST_CHARACTERS = 10_000;
const SHORTEST_CHARACTERS = 150;

/** One entry with the beginnings of its texts, of as many characters each as fit into one result. */
export function excerptedToFit<Entry>(entryWith: (characters: number) => Entry): Entry {
  let characters = LONGEST_CHARACTERS;
  let entry = entryWith(characters);
  while (characters > SHORTEST_CHARACTERS && bytesOf(entry) > RESULT_BYTES) {
    characters = Math.floor(characters / 2);
    entry = entryWith(characters);
  }
  return entry;
}

/** How many of `entries`, from the first, fit into one result; at least one, which always does. */
export function countThatFits(entries: readonly unknown[]): number {
  let bytes = 0;
  const tooMany = entries.findIndex((entry) => {
    bytes += bytesOf(entry);
    return bytes > RESULT_BYTES;
  });
  return tooMany === -1 ? entries.length : Math.max(1, tooMany);
}

function bytesOf(entry: unknown): number {
  return Buffer.byteLength(JSON.stringify(entry));
}
