import { randomBytes } from 'node:crypto';

/** A key with its id, as `OAUTH_PROXY_VAULT_KEYS` and `UPSTREAM_TOKEN_KEYS` have them. */
export function newEncryptionKey(kid: string): string {
  return `${kid}:${randomBytes(32).toString('base64url')}`;
}
