/** Of silent reading, in English (Brysbaert, 2019). */
const WORDS_PER_MINUTE = 238;
/** Where words are not parted by spaces. */
const CHARACTERS_PER_MINUTE = 500;

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** How long people read a text, in whole minutes; 0 where there is nothing to read. */
export function readingMinutes(text: string): number {
  const characters = count(text, IDEOGRAPHIC);
  const words = count(text.replace(IDEOGRAPHIC, ' '), WORD);
  return Math.ceil(characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
