/** The first bytes of files that people take for an export of bookmarks, as Latin-1. */
const SIGNATURES: readonly (readonly [start: string, name: string, advice: string])[] = [
  ['PK\x03\x04', 'a ZIP archive', ' Unpack it, and import the files in it.'],
  ['\x1f\x8b', 'a gzip archive', ' Unpack it first.'],
  ['mozLz40\0', 'a compressed backup of Firefox', ' Export the bookmarks as HTML instead.'],
  ['SQLite format 3\0', 'a database', ' Export the bookmarks as HTML instead.'],
  ['bplist00', "a property list of Safari's", ' Export the bookmarks as HTML instead.'],
  ['%PDF-', 'a PDF document', ''],
  ['\x89PNG', 'an image', ''],
  ['\xff\xd8\xff', 'an image', ''],
  ['GIF8', 'an image', ''],
];

/** What a file that is no text is, in a sentence, or undefined. */
export function describeBinary(head: Buffer): string | undefined {
  const text = head.toString('latin1', 0, 16);
  const known = SIGNATURES.find(([start]) => text.startsWith(start));
  if (known !== undefined) return `The file is ${known[1]}, not a list of bookmarks.${known[2]}`;
  return head.includes(0) ? 'The file is not text, so it is not a list of bookmarks.' : undefined;
}
