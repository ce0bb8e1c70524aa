import { TextDecoder } from 'node:util';

const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const DECLARED = /charset\s*=\s*["']?\s*(windows-1252|iso-8859-1|latin1)\b/i;
/** Bytes that Windows-1252 leaves undefined, and control characters that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells binary data from text.
const NOT_WINDOWS_1252 = /[\x00-\x08\x0b\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]/;
/** Two or more bytes as UTF-8 makes them; in Windows-1252 such pairs (Ã¤) are hardly ever meant. */
const UTF8_SEQUENCE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/;

export function encodingFromMark(head: Buffer): string | undefined {
  return BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, index) => head[index] === byte))?.[1];
}

/**
 * The encoding of a file whose first bytes beyond ASCII are in `bytes`: UTF-8, or Windows-1252 (which old programs on
 * Windows wrote) where nothing speaks against it, or undefined where neither is sure.
 *
 * @param head the beginning of the file, which may declare an encoding.
 */
export function guessEncoding(head: Buffer, bytes: Buffer): 'utf-8' | 'windows-1252' | undefined {
  if (isUtf8(bytes)) return 'utf-8';
  const text = bytes.toString('latin1');
  if (NOT_WINDOWS_1252.test(text)) return undefined;
  return DECLARED.test(head.toString('latin1')) || !UTF8_SEQUENCE.test(text) ? 'windows-1252' : undefined;
}

/** Whether these are the first bytes of UTF-8 text; the last character may be cut. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
