import { z } from 'zod';
import { canonicalResource } from './audience.ts';
import { AccessRefusedError, type RefusalReason } from './refusal-reason.ts';

const CLIENT_ID = z.string().min(1).max(2048);

/** The claims that matter, each of the type that RFC 7519 and RFC 9068 give it; which must be there is checked below. */
export const ACCESS_TOKEN_CLAIMS = z.object({
  iss: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string()).max(20)]).optional(),
  sub: z.string().optional(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  jti: z.string().max(256).optional(),
  scope: z.string().max(4096).optional(),
  client_id: CLIENT_ID.optional(),
  azp: CLIENT_ID.optional(),
  cnf: z.unknown().optional(),
});
export type AccessTokenClaims = z.infer<typeof ACCESS_TOKEN_CLAIMS>;

/** What the claims are held against; `now` in seconds since 1970. */
export type Expected = {
  readonly issuer: string;
  /** The resources whose tokens are good here. */
  readonly audiences: readonly string[];
  /** Revocations are kept for so long, so a token that is valid for longer could outlive its own. */
  readonly maxTokenLifetimeSeconds: number;
  readonly now: number;
};

type ClaimCheck = (claims: AccessTokenClaims, expected: Expected) => void;

/** Two servers' clocks may differ by this much, either way. */
export const CLOCK_SKEW_SECONDS = 30;

/** A check that refuses with `reason` unless the claims hold. */
function check(
  reason: RefusalReason,
  holds: (claims: AccessTokenClaims, expected: Expected) => boolean,
): ClaimCheck {
  return (claims, expected) => {
    if (!holds(claims, expected)) throw new AccessRefusedError(reason);
  };
}

/** RFC 9068 §4. The order decides which reason a token that fails several checks is refused for. */
export const CLAIM_CHECKS: readonly ClaimCheck[] = [
  check('issuer_mismatch', ({ iss }, { issuer }) => iss === issuer),
  check('audience_mismatch', ({ aud = [] }, { audiences }) => {
    const accepted = audiences.map(canonicalResource);
    return [aud].flat().some((audience) => accepted.includes(canonicalResource(audience)));
  }),
  check('expiry_missing', ({ exp }) => exp !== undefined),
  check('token_expired', ({ exp = 0 }, { now }) => now < exp + CLOCK_SKEW_SECONDS),
  check(
    'lifetime_too_long',
    ({ exp = 0, iat }, { now, maxTokenLifetimeSeconds }) => exp - (iat ?? now) <= maxTokenLifetimeSeconds,
  ),
  check('not_yet_valid', ({ nbf = 0 }, { now }) => nbf <= now + CLOCK_SKEW_SECONDS),
  check('issued_in_future', ({ iat = 0 }, { now }) => iat <= now + CLOCK_SKEW_SECONDS),
  check('subject_missing', ({ sub }) => sub !== undefined && sub !== ''),
  // Bound to something (RFC 7800) of which no proof can be checked: taking it all the same would make a stolen one useful.
  check(
    'confirmation_unsupported',
    (claims) => claims.cnf === undefined || boundKeyThumbprint(claims) !== undefined,
  ),
];

/** RFC 9449 §6.1, and nothing beside it. */
const KEY_CONFIRMATION = z.strictObject({ jkt: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** The thumbprint of the key that a token is bound to. */
export function boundKeyThumbprint({ cnf }: AccessTokenClaims): string | undefined {
  return KEY_CONFIRMATION.safeParse(cnf).data?.jkt;
}
