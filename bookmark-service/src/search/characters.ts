/** Straight, typographic and full-width. Not `»`, which stands alone between the parts of many a page's title. */
const QUOTES = '"“”„‟＂';

export const EVERY_QUOTE = new RegExp(`[${QUOTES}]`, 'gu');
const SEARCHABLE = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

export function isQuote(character: string): boolean {
  return character !== '' && QUOTES.includes(character);
}

export function isWhiteSpace(character: string): boolean {
  return /^\s$/u.test(character);
}

/** Whether there is anything to search for: a letter, a digit or an emoji. */
export function isSearchable(text: string): boolean {
  return SEARCHABLE.test(text);
}

/**
 * Where the word that starts at `start` ends: at white space, a quote, or a parenthesis without its counterpart in
 * the word. So `(useEffect() OR wiki/Foo_(bar))` is a group of two words.
 */
export function endOfWord(text: string, start: number): number {
  const limit = firstFrom(text, start, (character) => isQuote(character) || isWhiteSpace(character));
  let end = start;
  while (end < limit && text[end] !== ')') {
    const next = text[end] === '(' ? afterCounterpart(text, end, limit) : end + 1;
    if (next === undefined) return end;
    end = next;
  }
  return end;
}

/** The first place from `start` whose character is such, or the end of the text. */
export function firstFrom(text: string, start: number, isSuch: (character: string) => boolean): number {
  let index = start;
  while (index < text.length && !isSuch(text.charAt(index))) index += 1;
  return index;
}

function afterCounterpart(text: string, open: number, limit: number): number | undefined {
  let depth = 0;
  for (let index = open; index < limit; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}
