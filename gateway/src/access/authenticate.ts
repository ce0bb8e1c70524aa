import type { IncomingMessage } from 'node:http';
import type { AccessToken, VerifyAccessToken } from './access-token.ts';
import { bearerTokenOf } from './bearer-token.ts';

/** Finds out who is calling, and by what. @throws {AccessRefusedError} */
export type Authenticate = (req: IncomingMessage) => Promise<AccessToken>;

/** Every kind of credential has its verifier; there is one kind so far. */
export function createAuthenticate({
  verifyAccessToken,
}: {
  verifyAccessToken: VerifyAccessToken;
}): Authenticate {
  return async (req) => verifyAccessToken(bearerTokenOf(req));
}
