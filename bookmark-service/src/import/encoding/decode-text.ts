import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { ImportFileError } from '../import-file-error.ts';
import { describeBinary } from './file-signature.ts';
import { regularChunks } from './regular-chunks.ts';
import { encodingFromMark, guessEncoding } from './text-encoding.ts';

const UNKNOWN_ENCODING =
  'its text is neither UTF-8 nor surely anything else. Save the file as UTF-8, and import that.';

/**
 * The text of a file without its byte order mark: UTF-8, UTF-16 with a mark, or Windows-1252 where that is sure.
 *
 * @throws {ImportFileError} for an empty file, for what is no text, and for text in another encoding.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = createFileDecoder();
  for await (const bytes of regularChunks(chunks)) yield decoder.decode(bytes);
  yield decoder.end();
}

function createFileDecoder() {
  let head: Buffer | undefined;
  let decoder: TextDecoder | undefined;
  let line = 1;

  /** ASCII is the same in all encodings in question, so that the first byte beyond it may come late. */
  function chooseDecoder(bytes: Buffer): TextDecoder | undefined {
    const marked = head === bytes ? encodingFromMark(bytes) : undefined;
    if (marked === undefined) refuseBinary(bytes);
    if (marked === undefined && isAscii(bytes)) return undefined;
    const encoding = marked ?? guessEncoding(head ?? bytes, bytes);
    if (encoding === undefined) throw new ImportFileError(`From line ${line} on: ${UNKNOWN_ENCODING}`);
    return new TextDecoder(encoding, { fatal: true });
  }

  function counted(text: string): string {
    if (text.includes('\0')) throw new ImportFileError(`Near line ${line}: the file is not text.`);
    line += text.split('\n').length - 1;
    return text;
  }

  return {
    decode(bytes: Buffer): string {
      head ??= bytes;
      decoder ??= chooseDecoder(bytes);
      return counted(decoder === undefined ? bytes.toString('latin1') : decodeOrThrow(decoder, bytes, line));
    },
    end(): string {
      if (head === undefined) throw new ImportFileError('The file is empty.');
      return decoder === undefined ? '' : counted(decodeOrThrow(decoder, undefined, line));
    },
  };
}

function refuseBinary(bytes: Buffer): void {
  const description = describeBinary(bytes);
  if (description !== undefined) throw new ImportFileError(description);
}

/** @param bytes undefined at the end of the file. */
function decodeOrThrow(decoder: TextDecoder, bytes: Buffer | undefined, line: number): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch (cause) {
    const within = bytes === undefined ? 0 : linesBeforeMistake(bytes, decoder.encoding);
    throw new ImportFileError(
      `Near line ${line + within}: the text is not ${decoder.encoding.toUpperCase()} any more. Save the file as UTF-8, and import that.`,
      { cause },
    );
  }
}

function linesBeforeMistake(bytes: Buffer, encoding: string): number {
  const [before = ''] = new TextDecoder(encoding).decode(bytes).split('\ufffd', 1);
  return before.split('\n').length - 1;
}
