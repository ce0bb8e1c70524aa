/**
 * What one result may hold, in bytes of JSON: under 20,000 tokens even where every character of a URL is random, and
 * room for a hundred ordinary bookmarks. Bytes, because scripts other than Latin take more tokens a character.
 */
const RESULT_BYTES = 22_000;

/** How many of `entries`, from the first, fit into one result; at least one, which always does. */
export function countThatFits(entries: readonly unknown[]): number {
  let bytes = 0;
  const tooMany = entries.findIndex((entry) => {
    bytes += Buffer.byteLength(JSON.stringify(entry));
    return bytes > RESULT_BYTES;
  });
  return tooMany === -1 ? entries.length : Math.max(1, tooMany);
}
