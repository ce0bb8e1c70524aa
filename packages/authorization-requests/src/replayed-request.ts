import { IncomingMessage } from 'node:http';

/**
 * The same request with another body. oidc-provider reads the body itself and warns about one that was parsed before, so a
 * changed body has to arrive as a stream again.
 */
export function replayedRequest(request: IncomingMessage, body: string): IncomingMessage {
  const bytes = Buffer.from(body);
  const replayed = new IncomingMessage(request.socket);
  replayed.method = request.method;
  replayed.url = request.url;
  replayed.headers = { ...request.headers, 'content-length': String(bytes.length) };
  delete replayed.headers['transfer-encoding'];
  replayed.push(bytes);
  replayed.push(null);
  // Otherwise the end of this stream would look like a broken connection and close the socket.
  replayed.complete = true;
  return replayed;
}
