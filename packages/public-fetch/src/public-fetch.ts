import { type LookupAddress, lookup as resolveByDns } from 'node:dns';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export type PublicAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Gets what is at an address that somebody outside named. @throws {FetchRefusedError} @throws where nothing came. */
export type PublicFetch = (url: string, maxBytes: number) => Promise<PublicAnswer>;

/** The address leads where it must not, or the answer is larger than it may be. */
export class FetchRefusedError extends Error {
  override readonly name = 'FetchRefusedError';
}

type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export type PublicFetchOptions = {
  /** For the local stack: this machine's own addresses, and http. */
  readonly allowLocal?: boolean;
  readonly isAllowed?: (address: string) => boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 5_000;
const resolveAll: Resolve = (host) => promisify(resolveByDns)(host, { all: true });

/**
 * Reaches the public internet and nothing else (server-side request forgery). A name is resolved once, every address that it has is
 * looked at, and the connection goes to exactly those: to ask twice would let the answer change in between. Redirects are
 * answers like any other, and never followed.
 */
export function createPublicFetch(options: PublicFetchOptions = {}): PublicFetch {
  const { allowLocal = false, resolve = resolveAll, timeoutMs = TIMEOUT_MS } = options;
  const { isAllowed = (address) => isPublicAddress(address) || (allowLocal && isLoopbackAddress(address)) } =
    options;

  const check = (address: string) => {
    if (!isAllowed(address)) throw new FetchRefusedError('The address is not of the public internet.');
  };

  async function checkedAddresses(host: string): Promise<[LookupAddress, ...LookupAddress[]]> {
    const [first, ...others] = await resolve(host);
    if (first === undefined) throw new Error(`${host} has no address.`);
    for (const { address } of [first, ...others]) check(address);
    return [first, ...others];
  }

  const lookup: LookupFunction = (host, { all }, callback) => {
    checkedAddresses(host).then(
      (found) => (all ? callback(null, found) : callback(null, found[0].address, found[0].family)),
      (error: Error) => callback(error, ''),
    );
  };

  return async (address, maxBytes) => {
    const url = new URL(address);
    if (url.protocol !== 'https:' && !(allowLocal && url.protocol === 'http:'))
      throw new FetchRefusedError('Only https is fetched.');
    if (url.username !== '' || url.password !== '') throw new FetchRefusedError('A password is in the URL.');
    // No name is looked up for an address, however it was spelled: `URL` has made one spelling of it.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0) check(host);
    const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
    const outgoing = request(url, {
      lookup,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json', 'accept-encoding': 'identity' },
    });
    outgoing.end();
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    if (incoming === undefined) throw new Error('There was no answer.');
    const { statusCode: status = 0, headers } = incoming;
    return { status, headers, body: await bodyOf(incoming, maxBytes) };
  };
}

async function bodyOf(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new FetchRefusedError(`The answer has more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
