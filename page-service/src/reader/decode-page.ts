import { TextDecoder } from 'node:util';

const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Where a page has to say it, with some to spare. */
const HEAD_BYTES = 4096;
const IN_HEADER = /;\s*charset\s*=\s*"?([\w:.+-]{1,40})/i;
const IN_META = /<meta[^>]{1,500}?charset\s*=\s*["']?\s*([\w:.+-]{1,40})/i;
const IN_XML = /^\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w:.+-]{1,40})/i;

/**
 * The text of a page, as browsers would read it: by its byte order mark, else the header, else what the page says itself, else as
 * UTF-8 where it is that, and as Windows-1252, which is never wrong.
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString(
    'latin1',
  );
  const mark = BYTE_ORDER_MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1];
  const decoder =
    decoderFor(mark) ??
    decoderFor(IN_HEADER.exec(contentType)?.[1]) ??
    decoderFor(declaredIn(head)) ??
    new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return decoder.decode(bytes);
}

function decoderFor(label: string | undefined): TextDecoder | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** Who can say so in ASCII does not write UTF-16. */
function declaredIn(head: string): string | undefined {
  const label = (IN_META.exec(head) ?? IN_XML.exec(head))?.[1];
  return label?.toLowerCase().startsWith('utf-16') ? 'utf-8' : label;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
