import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import {
  AUDIENCES,
  type Caller,
  IDENTITY_ALGORITHM,
  IDENTITY_ISSUER,
  IDENTITY_LIFETIME_SECONDS,
  IDENTITY_TYPE,
} from './identity.ts';
import type { SigningKey } from './keys.ts';

/** Makes the assertion for a caller: a compact JWS, valid for at least half of its lifetime. */
export type SignIdentity = (caller: Caller) => Promise<string>;

/** An Ed25519 signature costs more than everything else on the hop, so one assertion serves a caller for this long. */
const REUSE_SECONDS = 15;
const REMEMBERED_CALLERS = 10_000;

/** @param clock the present time; passed in so that tests can move it. */
export function createIdentitySigner(
  signingKey: SigningKey,
  clock: () => Date = () => new Date(),
): SignIdentity {
  const remembered = new LRUCache<string, { assertion: Promise<string>; reusableUntil: number }>({
    max: REMEMBERED_CALLERS,
  });

  return (caller) => {
    const now = Math.floor(clock().getTime() / 1000);
    const name = JSON.stringify([caller.sub, caller.scopes, caller.clientId, caller.method]);
    const known = remembered.get(name);
    if (known !== undefined && now < known.reusableUntil) return known.assertion;
    const assertion = sign(signingKey, caller, now);
    remembered.set(name, { assertion, reusableUntil: now + REUSE_SECONDS });
    return assertion;
  };
}

function sign(signingKey: SigningKey, caller: Caller, now: number): Promise<string> {
  return new SignJWT({ scope: caller.scopes.join(' '), client_id: caller.clientId, method: caller.method })
    .setProtectedHeader({ alg: IDENTITY_ALGORITHM, typ: IDENTITY_TYPE, kid: signingKey.kid })
    .setIssuer(IDENTITY_ISSUER)
    .setAudience([...AUDIENCES])
    .setSubject(caller.sub)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + IDENTITY_LIFETIME_SECONDS)
    .sign(signingKey.key);
}
