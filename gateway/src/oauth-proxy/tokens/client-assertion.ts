import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { z } from 'zod';
import { CLOCK_SKEW_SECONDS } from '../../access/claims.ts';

/** Longer ones would have to be remembered for longer, since each is good once. */
const MAX_LIFETIME_SECONDS = 10 * 60;

const CLAIMS = z.object({
  // One alone: who could be tricked into signing for two could be tricked into signing for us (RFC 7523).
  aud: z.union([z.string(), z.tuple([z.string()])]),
  exp: z.int(),
  iat: z.number().optional(),
  jti: z.string().min(1).max(256),
});

/**
 * What oidc-provider leaves open of a client's proof that it has its key (`private_key_jwt`, RFC 7523 §3): it checks the signature,
 * that `iss`, `sub` and `aud` are the client's and ours, and that it has not expired.
 */
export function checkClientAssertion(_context: KoaContextWithOIDC, payload: Record<string, unknown>): void {
  const claims = CLAIMS.safeParse(payload);
  if (!claims.success)
    throw new errors.InvalidClientAuth('the claims of the assertion are not as they should be');
  const { exp, iat = 0 } = claims.data;
  const now = Math.floor(Date.now() / 1000);
  if (exp > now + MAX_LIFETIME_SECONDS + CLOCK_SKEW_SECONDS)
    throw new errors.InvalidClientAuth('the assertion is valid for too long');
  if (iat > now + CLOCK_SKEW_SECONDS)
    throw new errors.InvalidClientAuth('the assertion was made in the future');
}
