import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, EmbeddedJWK, type JWK } from 'jose';
import { z } from 'zod';
import { ALGORITHMS } from '../authorization-server/jwk-set.ts';
import { headerValues } from '../http/header-values.ts';
import type { AccessToken } from './access-token.ts';
import { canonicalResource } from './audience.ts';
import { presentedTokenOf, speaksDpop } from './presented-token.ts';
import { AccessRefusedError, type RefusalReason } from './refusal-reason.ts';

/** The name under which a proof is good once. */
export type ProofId = string;

/**
 * Checks that who sends a token that is bound to a key has that key (RFC 9449 §4.3, §7), and that no other is taken for one. Says nothing
 * of whether the proof was used before. @throws {AccessRefusedError}
 */
export type CheckProof = (req: IncomingMessage, access: AccessToken) => Promise<ProofId | undefined>;

export type ProofDeps = {
  /** The URL of the endpoint; from the settings, never from what the request says. */
  readonly resource: string;
  readonly clock: () => Date;
};

/** How old a proof may be, or how far ahead the clock that it was made by: connections are slow, and clocks differ. */
const MAX_AGE_SECONDS = 60;
const MAX_AHEAD_SECONDS = 30;
/** For how long a proof that was used could pass once more. */
export const PROOF_REMEMBERED_SECONDS = MAX_AGE_SECONDS + MAX_AHEAD_SECONDS;
const MAX_LENGTH = 4 * 1024;

const HEADER = z.looseObject({
  typ: z.literal('dpop+jwt'),
  alg: z.string(),
  jwk: z.looseObject({ kty: z.string() }),
});
const CLAIMS = z.object({
  jti: z.string().min(1).max(256),
  htm: z.string(),
  htu: z.string().max(2048),
  iat: z.number(),
  ath: z.string(),
});
type Header = z.infer<typeof HEADER>;
type Claims = z.infer<typeof CLAIMS>;

/** The checks run in this order, cheap ones first. */
export function createProofCheck({ resource, clock }: ProofDeps): CheckProof {
  return async (req, { keyThumbprint }) => {
    const proofs = headerValues(req, 'dpop');
    if (keyThumbprint === undefined) return requireNoProof(speaksDpop(req), proofs);
    const { token, isDpop } = presentedTokenOf(req);
    if (!isDpop) throw new AccessRefusedError('proof_required');
    const proof = theProof(proofs);
    const header = headerOf(proof);
    checkAlgorithm(header);
    checkKey(header);
    const claims = await verifiedClaims(proof);
    const now = clock().getTime() / 1000;
    refuseUnless('proof_method_mismatch', claims.htm === req.method);
    refuseUnless('proof_url_mismatch', isUrlOf(claims, resource));
    refuseUnless(
      'proof_not_recent',
      claims.iat >= now - MAX_AGE_SECONDS && claims.iat <= now + MAX_AHEAD_SECONDS,
    );
    refuseUnless('proof_token_mismatch', claims.ath === sha256(token));
    refuseUnless('proof_key_mismatch', (await calculateJwkThumbprint(header.jwk as JWK)) === keyThumbprint);
    return sha256(JSON.stringify([keyThumbprint, claims.jti]));
  };
}

function refuseUnless(reason: RefusalReason, holds: boolean): void {
  if (!holds) throw new AccessRefusedError(reason);
}

function requireNoProof(isDpop: boolean, proofs: readonly string[]): undefined {
  refuseUnless('proof_not_expected', !isDpop && proofs.length === 0);
}

function theProof(proofs: readonly string[]): string {
  const [proof, ...others] = proofs;
  if (proof === undefined || others.length > 0) throw new AccessRefusedError('proof_missing');
  refuseUnless('proof_malformed', proof.length <= MAX_LENGTH && proof.split('.').length === 3);
  return proof;
}

function headerOf(proof: string): Header {
  try {
    const header = HEADER.parse(decodeProtectedHeader(proof));
    // We understand no extension (RFC 7515 §4.1.11).
    refuseUnless('proof_malformed', !('crit' in header) && !('b64' in header));
    return header;
  } catch (cause) {
    throw new AccessRefusedError('proof_malformed', { cause });
  }
}

function checkAlgorithm({ alg }: Header): void {
  refuseUnless(
    'proof_alg_not_allowed',
    ALGORITHMS.some((allowed) => allowed === alg),
  );
}

/** Whoever sends a private key has given it away. */
function checkKey({ jwk }: Header): void {
  refuseUnless('proof_key_invalid', ['EC', 'RSA', 'OKP'].includes(jwk.kty) && !('d' in jwk) && !('k' in jwk));
}

async function verifiedClaims(proof: string): Promise<Claims> {
  const { payload } = await compactVerify(proof, EmbeddedJWK, { algorithms: [...ALGORITHMS] }).catch(
    (cause: unknown) => {
      throw new AccessRefusedError('proof_signature_invalid', { cause });
    },
  );
  try {
    return CLAIMS.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
  } catch (cause) {
    throw new AccessRefusedError('proof_malformed', { cause });
  }
}

/** Without query and fragment (§4.2), and in whatever spelling (§4.3). */
function isUrlOf({ htu }: Claims, resource: string): boolean {
  const url = URL.parse(htu);
  if (url === null) return false;
  url.search = '';
  url.hash = '';
  return canonicalResource(url.href) === canonicalResource(resource);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
