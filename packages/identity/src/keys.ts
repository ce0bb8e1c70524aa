import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';

/** An Ed25519 private key as JWK (RFC 8037), with the `kid` that the assertions will name. */
const PRIVATE_JWK = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1).max(64),
  x: z.string().length(43),
  d: z.string().length(43),
});
const PUBLIC_JWK = PRIVATE_JWK.omit({ d: true })
  .loose()
  .refine((jwk) => !('d' in jwk), 'must hold public keys only');

/** A JWK Set (RFC 7517) of public keys: two at once while one replaces the other. */
const PUBLIC_JWK_SET = z.object({ keys: z.array(PUBLIC_JWK).min(1).max(4) });

/** The public part of the key pair in `.env.example`, which everybody knows. */
const EXAMPLE_KEY_SHA256 = 'iIgcr6oyWqZvDG3WI4iJkBr8HFQVzqaOrA3hIiQ1NLQ';

export type SigningKey = { readonly kid: string; readonly key: KeyObject; readonly isExample: boolean };
export type VerificationKeys = { readonly keys: ReadonlyMap<string, KeyObject>; readonly isExample: boolean };

/** Parses a private JWK from JSON. @throws {Error} with what is wrong, never with the key. */
export function signingKey(json: string): SigningKey {
  const jwk = PRIVATE_JWK.parse(parseJson(json));
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return { kid: jwk.kid, key, isExample: isExampleKey(jwk) };
}

/** Parses a JWK Set of public keys from JSON. Refuses private keys: a verifier must not be able to sign. */
export function verificationKeys(json: string): VerificationKeys {
  const { keys } = PUBLIC_JWK_SET.parse(parseJson(json));
  return {
    keys: new Map(keys.map(({ kid, ...jwk }) => [kid, createPublicKey({ key: jwk, format: 'jwk' })])),
    isExample: keys.some(isExampleKey),
  };
}

/** A new pair, in the form that the two functions above read. */
export function generateKeyPair(kid: string): { privateJwk: string; publicJwkSet: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d, ...publicJwk } = { ...privateKey.export({ format: 'jwk' }), kid };
  return {
    privateJwk: JSON.stringify({ ...publicJwk, d }),
    publicJwkSet: JSON.stringify({ keys: [publicJwk] }),
  };
}

function isExampleKey(jwk: { x: string }): boolean {
  return createHash('sha256').update(jwk.x).digest('base64url') === EXAMPLE_KEY_SHA256;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error('must be JSON');
  }
}
