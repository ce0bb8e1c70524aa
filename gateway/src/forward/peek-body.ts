import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request that says how long it is, which is there to be read as if nobody had looked.
 *
 * @throws where the client breaks off.
 */
export async function peekBody(req: IncomingMessage, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  while (bytes < length) {
    const chunk: Buffer | null = req.read();
    if (chunk === null) await once(req, 'readable');
    else {
      chunks.push(chunk);
      bytes += chunk.length;
    }
  }
  const body = Buffer.concat(chunks);
  req.unshift(body);
  return body;
}
