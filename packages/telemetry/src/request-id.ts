import { randomUUID } from 'node:crypto';

/** The HTTP header and gRPC metadata key that carries the request id from hop to hop. */
export const REQUEST_ID_HEADER = 'x-request-id';

const ACCEPTED = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's request id where it is harmless in logs and headers, else a new one. */
export function acceptRequestId(offered: unknown): string {
  return typeof offered === 'string' && ACCEPTED.test(offered) ? offered : randomUUID();
}
