import { EncryptJWT } from 'jose';
import type { UpstreamTokenKeys } from './keys.ts';
import {
  UPSTREAM_TOKEN_AUDIENCE,
  UPSTREAM_TOKEN_ENCRYPTION,
  UPSTREAM_TOKEN_ISSUER,
  UPSTREAM_TOKEN_KEY_MANAGEMENT,
  UPSTREAM_TOKEN_LIFETIME_SECONDS,
  UPSTREAM_TOKEN_TYPE,
  type UpstreamToken,
} from './upstream-token.ts';

/** Makes the header that carries the token of the user `sub`. */
export type SealUpstreamToken = (token: UpstreamToken & { readonly sub: string }) => Promise<string>;

/** @param clock the present time; passed in so that tests can move it. */
export function createUpstreamTokenSealer(
  { keys: [first] }: UpstreamTokenKeys,
  clock: () => Date = () => new Date(),
): SealUpstreamToken {
  return ({ sub, provider, accessToken }) => {
    const now = Math.floor(clock().getTime() / 1000);
    return new EncryptJWT({ provider, access_token: accessToken })
      .setProtectedHeader({
        alg: UPSTREAM_TOKEN_KEY_MANAGEMENT,
        enc: UPSTREAM_TOKEN_ENCRYPTION,
        typ: UPSTREAM_TOKEN_TYPE,
        kid: first.kid,
      })
      .setIssuer(UPSTREAM_TOKEN_ISSUER)
      .setAudience(UPSTREAM_TOKEN_AUDIENCE)
      .setSubject(sub)
      .setIssuedAt(now)
      .setExpirationTime(now + UPSTREAM_TOKEN_LIFETIME_SECONDS)
      .encrypt(first.key);
  };
}
