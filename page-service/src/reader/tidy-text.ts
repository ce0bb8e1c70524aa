/**
 * Control characters, halves of characters, and characters that nobody sees, such as those that turn the direction of writing, or in
 * which a page could hide words. What joins letters of Persian or parts of an emoji stays.
 */
const UNSEEN = /[^\P{Cc}\n]|(?![\u200c\u200d])\p{Cf}|\p{Cs}/gu;

/** Text of one line, cut at `maximum`. */
export function tidyLine(text: string, maximum: number): string {
  // Nobody writes a line so long; what is cut here would be cut anyway, and costs less.
  const line = text
    .slice(0, maximum * 4)
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .trim();
  return cut(line, maximum);
}

/** Text of many lines: white space in a line is one space, and an empty line parts paragraphs. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(UNSEEN, '')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim();
}

/** The beginning of a text, never with half of a character that takes two code units. */
export function cut(text: string, maximum: number): string {
  return text
    .slice(0, maximum)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}
