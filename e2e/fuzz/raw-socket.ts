import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * Writes bytes that no HTTP client would write, and returns the status of the answer; 0 when the server closed the
 * connection without one. @throws when neither happens in time.
 */
export async function statusOfBytes(to: URL, bytes: Buffer, timeoutMs: number): Promise<number> {
  const socket = connect({ host: to.hostname, port: Number(to.port) });
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)));
  socket.end(bytes);
  const answer = await text(socket).catch((error: NodeJS.ErrnoException) => {
    // The server had enough before we had sent all of it.
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return '';
    throw error;
  });
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}
