import { CALLER_SCHEMA, type Caller, type Scope } from '@bookmarks/identity';
import { appId } from '@bookmarks/protos';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { ALGORITHMS } from '../authorization-server/jwk-set.ts';
import { DocumentUnavailableError } from '../authorization-server/remote-document.ts';
import { type FindKey, KeyUnknownError } from '../authorization-server/verification-keys.ts';
import {
  ACCESS_TOKEN_CLAIMS,
  type AccessTokenClaims,
  boundKeyThumbprint,
  CLAIM_CHECKS,
  type Expected,
} from './claims.ts';
import { AccessRefusedError } from './refusal-reason.ts';
import { scopesOf } from './scopes.ts';

/** An access token that every check has passed, but that may have been revoked. */
export type AccessToken = {
  readonly caller: Caller;
  /** By what the app that came with it is known, where the token names one. */
  readonly appId?: string | undefined;
  readonly jti: string | undefined;
  /** Seconds since 1970, like `expiresAt`. */
  readonly issuedAt: number | undefined;
  readonly expiresAt: number;
  /** The thumbprint of the key that it is bound to (RFC 9449 §6.1): who has it alone may use it. */
  readonly keyThumbprint?: string | undefined;
};

/** Checks an access token. @throws {AccessRefusedError} */
export type VerifyAccessToken = (token: string) => Promise<AccessToken>;

export type AccessTokenDeps = Omit<Expected, 'now'> & {
  readonly findKey: FindKey;
  readonly defaultScopes: readonly Scope[];
  readonly clock: () => Date;
};

/** JWT access tokens by RFC 9068, as far as AuthKit follows it. The checks run in this order, cheap ones first. */
export function createAccessTokenVerifier(deps: AccessTokenDeps): VerifyAccessToken {
  const { findKey, defaultScopes, clock } = deps;
  return async (token) => {
    const header = headerOf(token);
    checkAlgorithm(header);
    checkType(header);
    checkExtensions(header);
    const claims = claimsOf(await verifiedPayload(token, header, findKey));
    const expected = { ...deps, now: Math.floor(clock().getTime() / 1000) };
    for (const check of CLAIM_CHECKS) check(claims, expected);
    const { jti, iat: issuedAt, exp: expiresAt = 0 } = claims;
    const keyThumbprint = boundKeyThumbprint(claims);
    const caller = callerOf(claims, defaultScopes);
    return {
      caller,
      appId: caller.clientId && appId(caller.clientId),
      jti,
      issuedAt,
      expiresAt,
      keyThumbprint,
    };
  };
}

/** RFC 7515 §4.1; the bound on `kid` is ours, because unknown ones are remembered. A key without a name is unknown. */
const HEADER = z.looseObject({
  alg: z.string(),
  typ: z.string().optional(),
  kid: z.string().max(256).default(''),
});
type Header = z.infer<typeof HEADER>;

function headerOf(token: string): Header {
  if (token.split('.').length !== 3) throw new AccessRefusedError('malformed');
  try {
    return HEADER.parse(decodeProtectedHeader(token));
  } catch (cause) {
    throw new AccessRefusedError('malformed', { cause });
  }
}

/** Before any key is looked for: `none` has no key, and an HMAC "key" would be a public one (RFC 8725 §3.1). */
function checkAlgorithm({ alg }: Header): void {
  if (!ALGORITHMS.some((allowed) => allowed === alg)) throw new AccessRefusedError('alg_not_allowed');
}

/** RFC 8725 §3.11: a token that says it is something else is not an access token. AuthKit's say `JWT` or nothing. */
function checkType({ typ = 'JWT' }: Header): void {
  const type = typ.toLowerCase().replace(/^application\//, '');
  if (type !== 'jwt' && type !== 'at+jwt') throw new AccessRefusedError('type_not_allowed');
}

/** RFC 7515 §4.1.11: whoever does not understand every extension in `crit` must refuse; we understand none. */
function checkExtensions(header: Header): void {
  if ('crit' in header || 'b64' in header) throw new AccessRefusedError('malformed');
}

async function verifiedPayload(token: string, header: Header, findKey: FindKey): Promise<Uint8Array> {
  const key = await keyFor(header, findKey);
  try {
    return (await compactVerify(token, key, { algorithms: [...ALGORITHMS] })).payload;
  } catch (cause) {
    throw new AccessRefusedError('signature_invalid', { cause });
  }
}

async function keyFor(header: Header, findKey: FindKey) {
  try {
    return await findKey(header);
  } catch (cause) {
    if (cause instanceof KeyUnknownError) throw new AccessRefusedError('kid_unknown');
    // Never a 401: the client would throw away a token that is good (the fault is ours or AuthKit's).
    if (cause instanceof DocumentUnavailableError)
      throw new AccessRefusedError('keys_unavailable', { cause });
    throw cause;
  }
}

function claimsOf(payload: Uint8Array): AccessTokenClaims {
  try {
    return ACCESS_TOKEN_CLAIMS.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
  } catch (cause) {
    throw new AccessRefusedError('malformed', { cause });
  }
}

function callerOf(claims: AccessTokenClaims, defaultScopes: readonly Scope[]): Caller {
  const clientId = claims.client_id ?? claims.azp;
  const caller = CALLER_SCHEMA.safeParse({
    sub: claims.sub,
    scopes: scopesOf(claims.scope, defaultScopes),
    ...(clientId !== undefined && { clientId }),
    method: 'oauth',
  });
  if (!caller.success) throw new AccessRefusedError('subject_invalid', { cause: caller.error });
  return caller.data;
}
