import { hash } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import {
  type Audience,
  CALLER_SCHEMA,
  IDENTITY_ALGORITHM,
  IDENTITY_ISSUER,
  IDENTITY_LIFETIME_SECONDS,
  IDENTITY_TYPE,
  type Identity,
  IdentityError,
} from './identity.ts';
import type { VerificationKeys } from './keys.ts';

/** Verifies an assertion. @throws {IdentityError} */
export type VerifyIdentity = (assertion: string | undefined) => Promise<Identity>;

const MAX_ASSERTION_LENGTH = 8192;
const CLOCK_TOLERANCE_SECONDS = 5;
const REMEMBERED_ASSERTIONS = 10_000;

/**
 * A verifier for one service. What was verified is remembered by digest until it expires, because one assertion
 * comes with every call that a caller makes within some seconds.
 */
export function createIdentityVerifier(
  verificationKeys: VerificationKeys,
  audience: Audience,
  clock: () => Date = () => new Date(),
): VerifyIdentity {
  const remembered = new LRUCache<string, Identity>({ max: REMEMBERED_ASSERTIONS });

  return async (assertion) => {
    if (!assertion) throw new IdentityError('identity_missing', 'The request carries no identity assertion.');
    if (assertion.length > MAX_ASSERTION_LENGTH) throw invalid('The identity assertion is too long.');
    const digest = hash('sha256', assertion, 'base64');
    const known = remembered.get(digest);
    if (known !== undefined) {
      if (clock() < known.expiresAt) return known;
      throw new IdentityError('identity_expired', 'The identity assertion has expired.');
    }
    const identity = identityFromClaims(await verifiedClaims(assertion, verificationKeys, audience, clock()));
    remembered.set(digest, identity);
    return identity;
  };
}

async function verifiedClaims(assertion: string, { keys }: VerificationKeys, audience: Audience, now: Date) {
  try {
    const { payload } = await jwtVerify(
      assertion,
      ({ kid }) => {
        const key = keys.get(kid ?? '');
        if (key === undefined) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        algorithms: [IDENTITY_ALGORITHM],
        typ: IDENTITY_TYPE,
        issuer: IDENTITY_ISSUER,
        audience,
        requiredClaims: ['exp', 'iat', 'jti', 'sub'],
        maxTokenAge: IDENTITY_LIFETIME_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now,
      },
    );
    return payload;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      throw new IdentityError('identity_expired', 'The identity assertion has expired.', { cause });
    }
    throw invalid('The identity assertion is not valid.', cause);
  }
}

function identityFromClaims(claims: JWTPayload): Identity {
  const caller = CALLER_SCHEMA.safeParse({
    sub: claims.sub,
    scopes: typeof claims.scope === 'string' ? claims.scope.split(' ').filter(Boolean) : undefined,
    clientId: claims.client_id,
    method: claims.method,
  });
  if (!caller.success) throw invalid('The identity assertion has unexpected claims.', caller.error);
  const expiresAtSeconds = Math.min(claims.exp ?? 0, (claims.iat ?? 0) + IDENTITY_LIFETIME_SECONDS);
  return { ...caller.data, jti: String(claims.jti), expiresAt: new Date(expiresAtSeconds * 1000) };
}

function invalid(message: string, cause?: unknown): IdentityError {
  return new IdentityError('identity_invalid', message, { cause });
}
