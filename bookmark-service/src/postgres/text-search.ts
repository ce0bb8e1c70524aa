/**
 * The text of a `tsquery` in which all `words` must match, the last as the beginning of a word. A word with
 * punctuation, such as `node.js`, matches as a whole or by its parts, because URLs are indexed by their parts.
 */
export function tsqueryText(words: readonly string[]): string {
  return words.map((word, index) => term(word, index === words.length - 1 ? ':*' : '')).join(' & ');
}

function term(word: string, suffix: string): string {
  const parts = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const whole = quoted(word) + suffix;
  if (parts.length === 1) return whole;
  const last = parts.length - 1;
  const byParts = parts.map((part, index) => quoted(part) + (index === last ? suffix : '')).join(' & ');
  return `(${whole} | (${byParts}))`;
}

/** A quoted lexeme: nothing in it is an operator. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
