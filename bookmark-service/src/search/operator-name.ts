const NAMES = ['tag', 'site', 'in', 'is', 'has', 'title', 'url', 'note', 'before', 'after', 'age'] as const;

export type OperatorName = (typeof NAMES)[number];

/** What other products, or habit, call ours. */
const OTHER_NAMES = new Map([
  ['label', 'tag:'],
  ['hashtag', 'tag:'],
  ['domain', 'site:'],
  ['collection', 'in:'],
  ['folder', 'in:'],
  ['status', 'is:'],
  ['unread', 'is:unread'],
  ['archived', 'is:archived'],
  ['favorite', 'is:favorite'],
  ['favourite', 'is:favorite'],
  ['intitle', 'title:'],
  ['inurl', 'url:'],
  ['since', 'after:'],
  ['until', 'before:'],
]);
/** One letter away from an operator, and often written before a colon for its own sake. */
const ORDINARY_WORDS = new Set(['page', 'hash', 'curl', 'tile', 'alter']);
/** Shorter operators are one letter away from too many words. */
const SHORTEST_MISSPELT = 3;
/** Another letter makes a short name another word: `node:fs`, `urn:isbn`, `size:`. */
const SHORTEST_WITH_ANOTHER_LETTER = 5;

/** Names count in any case. */
export function operatorName(text: string): OperatorName | undefined {
  return NAMES.find((name) => name === text.toLowerCase());
}

/** What the writer of an unknown name meant, such as `tag:`, when that is likely. */
export function suggestedOperator(text: string): string | undefined {
  const word = text.toLowerCase();
  if (ORDINARY_WORDS.has(word)) return undefined;
  const meant = NAMES.find((name) => name.length >= SHORTEST_MISSPELT && isMisspelt(word, name));
  return OTHER_NAMES.get(word) ?? (meant && `${meant}:`);
}

/** Whether one slip lies between them: a letter too many, too few, another one, or two that changed places. */
function isMisspelt(word: string, name: string): boolean {
  const [inWord, inName] = withoutCommonEnds(word, name);
  if (inWord.length + inName.length === 1) return true;
  if (inWord.length === 1 && inName.length === 1) return name.length >= SHORTEST_WITH_ANOTHER_LETTER;
  return inWord.length === 2 && inWord.charAt(0) + inWord.charAt(1) === inName.charAt(1) + inName.charAt(0);
}

function withoutCommonEnds(first: string, second: string): [string, string] {
  const shorter = Math.min(first.length, second.length);
  let start = 0;
  while (start < shorter && first[start] === second[start]) start += 1;
  let end = 0;
  while (end < shorter - start && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  return [first.slice(start, first.length - end), second.slice(start, second.length - end)];
}
