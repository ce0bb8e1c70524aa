import type { JSONWebKeySet, JWK } from 'jose';
import { z } from 'zod';

/** The signature algorithms that access tokens may use: asymmetric ones, so that nobody who verifies can sign. */
export const ALGORITHMS = ['RS256', 'ES256', 'PS256', 'EdDSA'] as const;

/** 2048 bits in base64url (RFC 7518 §3.3 allows no smaller RSA key). */
const MIN_RSA_MODULUS_CHARS = 342;
const MAX_KEYS = 50;

const NAMED = { kid: z.string().min(1).max(256), use: z.literal('sig').default('sig') };

/** Only the public members are kept. A key without `alg` is pinned to its family's usual one. */
const USABLE_KEY = z.discriminatedUnion('kty', [
  z.object({
    ...NAMED,
    kty: z.literal('RSA'),
    alg: z.enum(['RS256', 'PS256']).default('RS256'),
    n: z.string().min(MIN_RSA_MODULUS_CHARS),
    e: z.string(),
  }),
  z.object({
    ...NAMED,
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    alg: z.literal('ES256').default('ES256'),
    x: z.string(),
    y: z.string(),
  }),
  z.object({
    ...NAMED,
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    alg: z.literal('EdDSA').default('EdDSA'),
    x: z.string(),
  }),
]);

/** A JWK Set (RFC 7517 §5) without the keys that no access token can be verified with. */
export const JWK_SET = z
  .object({ keys: z.array(z.unknown()).max(MAX_KEYS) })
  .transform(({ keys }) => keys.flatMap(usableKey))
  .refine((keys) => keys.length > 0, 'must have a key that can verify access tokens')
  .transform((keys): JSONWebKeySet => ({ keys }));

function usableKey(key: unknown): JWK[] {
  const parsed = USABLE_KEY.safeParse(key);
  return parsed.success ? [parsed.data] : [];
}
