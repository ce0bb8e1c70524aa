import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { generateKeyPair } from '../../../packages/identity/src/index.ts';

/**
 * `node deploy/overlays/local/secrets.ts | kubectl create -f -`: the Secrets of the local overlay, with keys and passwords
 * that are new each time. `create` refuses to put new ones in the place of those that a database was made with.
 */
export function localSecrets(): object {
  const redis = password();
  const keys = generateKeyPair('local');
  const items = [
    secret('identity-signing-key', { jwk: keys.privateJwk }),
    secret('identity-verification-keys', { jwks: keys.publicJwkSet }),
    secret('confirmation-key', { key: password() }),
    secret('redis', { url: `redis://:${redis}@redis:6379`, 'password.conf': `requirepass ${redis}` }),
    secret('database-superuser', { password: password() }),
    login('database-owner', 'bookmarks_owner'),
    login('database-service', 'bookmarks_service'),
  ];
  return { apiVersion: 'v1', kind: 'List', items };
}

function login(name: string, username: string): object {
  const own = password();
  const uri = `postgresql://${username}:${own}@postgres:5432/bookmarks`;
  return secret(name, { username, password: own, uri });
}

function secret(name: string, stringData: Record<string, string>): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'bookmarks' }, stringData };
}

function password(): string {
  return randomBytes(32).toString('base64url');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(JSON.stringify(localSecrets()));
