import { createPublicKey, generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './state/state-file.ts';

const RSA_MODULUS_BITS = 2048;

const PRIVATE_JWK = z.object({
  kty: z.literal('RSA'),
  use: z.literal('sig'),
  alg: z.literal('RS256'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});
const JWK_SET = z.object({ keys: z.tuple([PRIVATE_JWK]) });

export type SigningKey = {
  /** With the private key, for oidc-provider. */
  readonly jwks: z.infer<typeof JWK_SET>;
  readonly publicKey: KeyObject;
};

/** The RS256 key, from the JWK Set in `dataDir` or else a new one, which is then kept there for the next start. */
export async function loadSigningKey(dataDir: string | undefined): Promise<SigningKey> {
  if (dataDir === undefined) return signingKeyFrom(await generateJwkSet());
  const path = join(dataDir, 'signing-keys.json');
  const kept = await readJsonFile(path);
  const jwks = kept ?? (await generateJwkSet());
  if (kept === undefined) await writeJsonFile(path, jwks);
  return signingKeyFrom(jwks);
}

function signingKeyFrom(value: unknown): SigningKey {
  const parsed = JWK_SET.safeParse(value);
  if (!parsed.success) throw new Error('signing-keys.json must hold one private RS256 key as a JWK Set.');
  const [{ kty, n, e }] = parsed.data.keys;
  return { jwks: parsed.data, publicKey: createPublicKey({ key: { kty, n, e }, format: 'jwk' }) };
}

async function generateJwkSet(): Promise<unknown> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: RSA_MODULUS_BITS });
  return {
    keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() }],
  };
}
