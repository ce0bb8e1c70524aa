/**
 * Puts `content` between the two markers of that name in a document, and changes nothing else.
 *
 * @throws {Error} when the text has no such markers.
 */
export function withSection(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`There is no place for what was found: add "${start}" and "${end}".`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}
