import { generateKeyPairSync } from 'node:crypto';

/** A signing key of the OAuth proxy, as `OAUTH_PROXY_SIGNING_KEYS` has it. */
export function newProxySigningKeys(kid: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid }] });
}
