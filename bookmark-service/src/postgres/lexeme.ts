/** A lexeme in the text of a `tsquery`: nothing in it is an operator. */
export function quotedLexeme(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Tags stand whole in the document: `#web dev`. */
export function tagLexeme(key: string): string {
  return quotedLexeme(`#${key}`);
}
