import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request, which is there to be read as if nobody had looked; undefined where it is longer than `maxBytes`.
 *
 * @throws where the client breaks off.
 */
export async function peekBody(req: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  while (bytes <= maxBytes) {
    const chunk: Buffer | null = req.read();
    if (chunk !== null) {
      chunks.push(chunk);
      bytes += chunk.length;
    }
    if (req.complete && req.readableLength === 0) break;
    if (chunk === null) await once(req, 'readable');
  }
  const body = Buffer.concat(chunks);
  // Before the end of the body is told, which is in the next tick: nothing could be put back after that.
  req.unshift(body);
  return bytes <= maxBytes ? body : undefined;
}
