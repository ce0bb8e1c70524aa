import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Sent = {
  readonly method?: string;
  readonly path?: string;
  /** A list of pairs, so that a header can be sent twice. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Buffer;
  /** Send the body in chunks, without saying how long it is. */
  readonly chunked?: boolean;
};

/** Starts a request that says exactly what it is told to say, and leaves the ending of it to the caller. */
export function open(server: Server, { method = 'GET', path = '/', headers = [] }: Omit<Sent, 'body'>) {
  const { port } = server.address() as AddressInfo;
  return request({
    port,
    host: '127.0.0.1',
    method,
    path,
    agent: false,
    setHost: false,
    headers: [...headers].flat(),
  });
}

/** The head of the answer, its body still to come. */
export function headOf(sent: ReturnType<typeof request>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
  });
}

/** Sends a request and reads its whole answer. */
export async function send(server: Server, { body = '', chunked = false, ...sent }: Sent): Promise<Answer> {
  const length = String(Buffer.byteLength(body));
  const framing: [string, string] = chunked ? ['transfer-encoding', 'chunked'] : ['content-length', length];
  const headers = [...(sent.headers ?? []), ...(body === '' ? [] : [framing])];
  const outgoing = open(server, { ...sent, headers });
  const head = headOf(outgoing);
  // A server that has answered need not read the rest.
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  const answer = await head;
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}
