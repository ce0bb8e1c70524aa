import type { IncomingMessage, ServerResponse } from 'node:http';
import { looksLikeApiKey } from '../api-keys/api-key.ts';
import { requestIdOf } from '../http/request-id.ts';
import { clientAddress } from '../limits/client-address.ts';
import type { AccessToken, VerifyAccessToken } from './access-token.ts';
import type { VerifyApiKey } from './api-key.ts';
import { presentedTokenOf } from './presented-token.ts';

/** Finds out who is calling, and by what. @throws {AccessRefusedError} */
export type Authenticate = (req: IncomingMessage, res: ServerResponse) => Promise<AccessToken>;

export type AuthenticateDeps = {
  readonly verifyAccessToken: VerifyAccessToken;
  /** Absent: keys are not taken here, and are access tokens of a wrong form. */
  readonly verifyApiKey: VerifyApiKey | undefined;
  /** How many proxies of ours stand in front. */
  readonly trustedProxies: number;
};

/** Every kind of credential has its verifier. */
export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const { verifyAccessToken, verifyApiKey, trustedProxies } = deps;
  return async (req, res) => {
    const { token } = presentedTokenOf(req);
    if (verifyApiKey === undefined || !looksLikeApiKey(token)) return verifyAccessToken(token);
    return verifyApiKey(token, { address: clientAddress(req, trustedProxies), requestId: requestIdOf(res) });
  };
}
