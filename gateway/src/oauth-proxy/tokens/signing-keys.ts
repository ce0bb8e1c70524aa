import { z } from 'zod';

const PRIVATE_JWK = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string().min(1).max(64),
  x: z.string().length(43),
  y: z.string().length(43),
  d: z.string().length(43),
});

/** Private P-256 keys (JWK Set): the first signs, and tokens of all of them hold. */
export type SigningKeys = { readonly keys: readonly [PrivateJwk, ...PrivateJwk[]] };
type PrivateJwk = z.infer<typeof PRIVATE_JWK> & { readonly alg: 'ES256'; readonly use: 'sig' };

const JWK_SET = z.object({
  keys: z.tuple([usable()], usable()).refine(({ length }) => length <= 4, 'must hold at most four keys'),
});

/** Parses a JWK Set of private keys from JSON. @throws {Error} with what is wrong, never with a key. */
export function signingKeys(json: string): SigningKeys {
  return JWK_SET.parse(jsonIn(json));
}

function usable() {
  return PRIVATE_JWK.transform((jwk): PrivateJwk => ({ ...jwk, alg: 'ES256', use: 'sig' }));
}

/** What `JSON.parse` says of a mistake quotes what is around it. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('is not valid JSON');
  }
}
