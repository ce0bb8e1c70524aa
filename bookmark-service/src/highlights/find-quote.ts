import { LIMITS } from '@bookmarks/protos';
import { type FoldedText, foldText } from './fold-text.ts';
import { occurrences } from './occurrences.ts';

export type FoundQuote =
  | {
      readonly found: true;
      /** As the page has it. */
      readonly exact: string;
      readonly start: number;
      readonly end: number;
      /** In how many places it stands, of which this is the first. */
      readonly places: number;
    }
  | { readonly found: false; readonly reason: 'too_short' | 'too_long' | 'absent' };

/** Fewer stand anywhere. */
const MIN_LETTERS = 8;

const LETTER = /[\p{L}\p{N}]/gu;
/** Of these, one says as much as two letters, and words are not parted. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** What people put around what they quote. */
const AROUND = /^[-'.\s]+|[-'.\s]+$/g;

/** The text of a page as quotes are looked for in it: it is long, and folded once for all of them. */
export function foldPage(text: string): FoldedText {
  return foldText(text.slice(0, LIMITS.pageTextLength));
}

/**
 * Finds a quote in the text of a page, though white space, case, entities, quotes, dashes, ellipses, ligatures or soft hyphens are
 * others. It begins and ends where words do: "is a test" is not in "this a test". In linear time.
 */
export function findQuote(page: FoldedText, quote: string): FoundQuote {
  if (quote.length > LIMITS.quoteLength) return { found: false, reason: 'too_long' };
  const wanted = foldText(quote).text;
  if (weightOf(wanted) < MIN_LETTERS) return { found: false, reason: 'too_short' };
  const place = placeOf(page, wanted) ?? placeOf(page, wanted.replace(AROUND, ''));
  if (place === undefined) return { found: false, reason: 'absent' };
  return { found: true, exact: page.source.slice(place.start, place.end), ...place };
}

function weightOf(folded: string): number {
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0;
  return count(LETTER) + count(IDEOGRAPH);
}

function placeOf(page: FoldedText, wanted: string) {
  let first: number | undefined;
  let places = 0;
  for (const start of occurrences(page.text, wanted)) {
    if (!isEdge(page, start) || !isEdge(page, start + wanted.length)) continue;
    first ??= start;
    places += 1;
  }
  if (first === undefined) return undefined;
  const [start = 0, end = 0] = [page.starts[first], page.ends[first + wanted.length - 1]];
  return { start, end, places };
}

/** Whether a word can end before a unit and another begin with it. */
function isEdge({ text, isParted }: FoldedText, index: number): boolean {
  if (index === 0 || index === text.length || isParted[index]) return true;
  return !(isWord(lastOf(text, index)) && isWord(firstOf(text, index)));
}

function isWord(character: string): boolean {
  return /^[\p{L}\p{M}\p{N}]$/u.test(character) && !new RegExp(IDEOGRAPH.source, 'u').test(character);
}

function firstOf(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0);
}

/** The character that ends before `index`. */
function lastOf(text: string, index: number): string {
  const isPair = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, index - 2), index));
  return text.slice(index - (isPair ? 2 : 1), index);
}
