/** Where `pattern` begins in `text`, overlapping places included, in time that grows with their lengths alone (Knuth, Morris, Pratt). */
export function* occurrences(text: string, pattern: string): Generator<number> {
  const borders = bordersOf(pattern);
  let matched = 0;
  for (let index = 0; index < text.length; index += 1) {
    while (matched > 0 && text[index] !== pattern[matched]) matched = borders[matched - 1] ?? 0;
    if (text[index] === pattern[matched]) matched += 1;
    if (matched === pattern.length) {
      yield index + 1 - matched;
      matched = borders[matched - 1] ?? 0;
    }
  }
}

/** How much of the pattern's beginning each of its beginnings ends with. */
function bordersOf(pattern: string): Uint32Array {
  const borders = new Uint32Array(pattern.length);
  let length = 0;
  for (let index = 1; index < pattern.length; index += 1) {
    while (length > 0 && pattern[index] !== pattern[length]) length = borders[length - 1] ?? 0;
    if (pattern[index] === pattern[length]) length += 1;
    borders[index] = length;
  }
  return borders;
}
