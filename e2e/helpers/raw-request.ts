import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { mcpUrl } from './gateway.ts';

export type RawHeader = readonly [name: string, value: string];

export type RawRequest = {
  /** Whom to connect to; absent: the gateway under test. */
  readonly to?: URL;
  readonly method?: string;
  readonly path?: string;
  /** Sent as they are, in this order, repeated ones included. Host is added only where it is not among them. */
  readonly headers?: readonly RawHeader[];
  readonly body?: string | Buffer;
  readonly agent?: Agent;
  readonly timeoutMs?: number;
};

export type RawAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** Above the longest time that the gateway gives any request. */
const TIMEOUT_MS = 35_000;

/** Sends what `fetch` would put right or refuse. @throws when no answer comes in time, or the connection breaks. */
export function sendRaw(raw: RawRequest): Promise<RawAnswer> {
  const { to = mcpUrl(), method = 'POST', path = '/mcp', body, agent, timeoutMs = TIMEOUT_MS } = raw;
  const headers = [...headersOf(raw, to)].flat();
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const where = { host: to.hostname, port: to.port, method, path, headers, signal };
    const outgoing = request({ ...where, ...(agent && { agent }) }, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      text(answer).then((body) => resolve({ status, headers, body }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A list of headers switches off what Node adds by itself, so what a request cannot do without is added here. */
function headersOf({ headers = [], body, method = 'POST' }: RawRequest, to: URL): RawHeader[] {
  const isNamed = (name: string) => headers.some(([named]) => named.toLowerCase() === name);
  const length = Buffer.byteLength(body ?? '');
  const needsLength = (length > 0 || method === 'POST') && !isNamed('transfer-encoding');
  return [
    ...(isNamed('host') ? [] : [['host', to.host] as const]),
    ...headers,
    ...(needsLength && !isNamed('content-length') ? [['content-length', String(length)] as const] : []),
  ];
}
