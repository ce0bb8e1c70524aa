import type { IncomingHttpHeaders } from 'node:http';
import type { Resolve } from './checked-lookup.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';
import { createPublicRequest } from './public-request.ts';

export type PublicAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Gets what is at an address that somebody outside named. @throws {FetchRefusedError} @throws where nothing came. */
export type PublicFetch = (url: string, maxBytes: number) => Promise<PublicAnswer>;

export type PublicFetchOptions = {
  /** For the local stack: this machine's own addresses, and http. */
  readonly allowLocal?: boolean;
  readonly isAllowed?: (address: string) => boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 5_000;
const HEADERS = { accept: 'application/json', 'accept-encoding': 'identity' };

/** Documents that programs publish of themselves: over https alone, without redirects, and not packed. */
export function createPublicFetch({
  allowLocal = false,
  isAllowed = (address) => isPublicAddress(address) || (allowLocal && isLoopbackAddress(address)),
  timeoutMs = TIMEOUT_MS,
  ...others
}: PublicFetchOptions = {}): PublicFetch {
  const protocols = allowLocal ? ['https:', 'http:'] : ['https:'];
  const request = createPublicRequest({ protocols, isAllowed, ...others });
  return async (address, maxBytes) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const { body = Buffer.alloc(0), ...head } = await request(new URL(address), {
      headers: HEADERS,
      signal,
      maxBytes,
    });
    return { ...head, body };
  };
}
