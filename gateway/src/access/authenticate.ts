import type { IncomingMessage } from 'node:http';
import type { Caller } from '@bookmarks/identity';
import type { VerifyAccessToken } from './access-token.ts';
import { bearerTokenOf } from './bearer-token.ts';

/** Finds out who is calling. @throws {AccessRefusedError} */
export type Authenticate = (req: IncomingMessage) => Promise<Caller>;

/** Every kind of credential has its verifier; there is one kind so far. */
export function createAuthenticate({
  verifyAccessToken,
}: {
  verifyAccessToken: VerifyAccessToken;
}): Authenticate {
  return async (req) => verifyAccessToken(bearerTokenOf(req));
}
