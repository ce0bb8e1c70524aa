import { errors, type JWTPayload, jwtDecrypt } from 'jose';
import type { UpstreamTokenKeys } from './keys.ts';
import {
  UPSTREAM_TOKEN_AUDIENCE,
  UPSTREAM_TOKEN_CLAIMS,
  UPSTREAM_TOKEN_ENCRYPTION,
  UPSTREAM_TOKEN_ISSUER,
  UPSTREAM_TOKEN_KEY_MANAGEMENT,
  UPSTREAM_TOKEN_LIFETIME_SECONDS,
  UPSTREAM_TOKEN_TYPE,
  type UpstreamToken,
  UpstreamTokenError,
} from './upstream-token.ts';

/** Opens the header for the user `sub`, and for no other. @throws {UpstreamTokenError} */
export type OpenUpstreamToken = (header: string, sub: string) => Promise<UpstreamToken>;

const MAX_HEADER_LENGTH = 8192;
const CLOCK_TOLERANCE_SECONDS = 5;

/** @param clock the present time; passed in so that tests can move it. */
export function createUpstreamTokenOpener(
  { keys }: UpstreamTokenKeys,
  clock: () => Date = () => new Date(),
): OpenUpstreamToken {
  const keysByKid = new Map(keys.map(({ kid, key }) => [kid, key]));
  return async (header, sub) => {
    if (header.length > MAX_HEADER_LENGTH) throw new UpstreamTokenError('upstream_token_invalid');
    const claims = await openedClaims(header, { keysByKid, sub, now: clock() });
    const token = UPSTREAM_TOKEN_CLAIMS.safeParse(claims);
    if (!token.success) throw new UpstreamTokenError('upstream_token_invalid');
    return { provider: token.data.provider, accessToken: token.data.access_token };
  };
}

type Expected = {
  readonly keysByKid: ReadonlyMap<string, Uint8Array>;
  readonly sub: string;
  readonly now: Date;
};

async function openedClaims(header: string, { keysByKid, sub, now }: Expected): Promise<JWTPayload> {
  try {
    const { payload } = await jwtDecrypt(
      header,
      ({ kid }) => {
        const key = keysByKid.get(kid ?? '');
        if (key === undefined) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        keyManagementAlgorithms: [UPSTREAM_TOKEN_KEY_MANAGEMENT],
        contentEncryptionAlgorithms: [UPSTREAM_TOKEN_ENCRYPTION],
        typ: UPSTREAM_TOKEN_TYPE,
        issuer: UPSTREAM_TOKEN_ISSUER,
        audience: UPSTREAM_TOKEN_AUDIENCE,
        subject: sub,
        requiredClaims: ['exp', 'iat', 'sub'],
        maxTokenAge: UPSTREAM_TOKEN_LIFETIME_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now,
      },
    );
    return payload;
  } catch (error) {
    // What jose says of a claim quotes the payload, and with it the token; so that is not kept as the cause.
    throw new UpstreamTokenError(
      error instanceof errors.JWTExpired ? 'upstream_token_expired' : 'upstream_token_invalid',
    );
  }
}
