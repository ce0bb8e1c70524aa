/**
 * What one result may hold, in characters of JSON: under 20,000 tokens even where every character of a URL is random,
 * and room for a hundred ordinary bookmarks. No result floods the model, whatever was saved.
 */
const RESULT_CHARACTERS = 30_000;

/** How many of `entries`, from the first, fit into one result; at least one, which always does. */
export function countThatFits(entries: readonly unknown[]): number {
  let characters = 0;
  const tooMany = entries.findIndex((entry) => {
    characters += JSON.stringify(entry).length;
    return characters > RESULT_CHARACTERS;
  });
  return tooMany === -1 ? entries.length : Math.max(1, tooMany);
}
