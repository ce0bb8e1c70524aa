import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchRefusedError } from './fetch-refused-error.ts';

const DECODERS: ReadonlyMap<string, () => Duplex> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
] as const);

/**
 * The body of an answer, unpacked. Nothing takes more than `maxBytes`, neither as it comes, since a packed nothing may be endless,
 * nor unpacked. @throws {FetchRefusedError} after which the connection is closed.
 */
export async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const coding = incoming.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of atMost(source, maxBytes)) chunks.push(chunk);
  };
  if (coding === 'identity') {
    await pipeline(incoming, collect);
  } else {
    const decoder = decoderFor(coding, incoming);
    await pipeline(incoming, (source: AsyncIterable<Buffer>) => atMost(source, maxBytes), decoder, collect);
  }
  return Buffer.concat(chunks);
}

function decoderFor(coding: string, incoming: IncomingMessage): Duplex {
  const create = DECODERS.get(coding);
  if (create !== undefined) return create();
  incoming.destroy();
  throw new FetchRefusedError('encoding', 'The answer is packed in a way that was not asked for.');
}

async function* atMost(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new FetchRefusedError('too_large', `The answer has more than ${maxBytes} bytes.`);
    }
    yield chunk;
  }
}
