import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPair } from '@bookmarks/identity';
import { newEncryptionKey } from '../stack/encryption-key.ts';
import { newProxySigningKeys } from '../stack/proxy-signing-keys.ts';

const OWNER = 'bookmarks_owner';
const SERVICE = 'bookmarks_service';

/** Writes every secret of docker-compose.yml into a file of `folder`, new ones each time. */
export async function createSecrets(folder: string): Promise<void> {
  // The containers' users read the files, which are mounted one by one; nobody else gets past the folder.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(newSecrets()))
    await writeFile(join(folder, name), content, { mode: 0o644 });
}

function newSecrets(): Record<string, string> {
  const keys = generateKeyPair('compose');
  const [owner, service] = [newPassword(), newPassword()];
  return {
    postgres_password: newPassword(),
    'roles.sql': rolesSql({ owner, service }),
    owner_database_url: databaseUrl(OWNER, owner),
    service_database_url: databaseUrl(SERVICE, service),
    identity_signing_key: keys.privateJwk,
    identity_verification_keys: keys.publicJwkSet,
    confirmation_key: newPassword(),
    account_client_secret: newPassword(),
    session_key: newPassword(),
    api_key_pepper: newPassword(),
    oauth_proxy_client_secret: newPassword(),
    oauth_proxy_signing_keys: newProxySigningKeys('compose'),
    oauth_proxy_secrets: newPassword(),
    oauth_proxy_vault_keys: newEncryptionKey('compose'),
  };
}

function newPassword(): string {
  return randomBytes(32).toString('base64url');
}

function databaseUrl(user: string, password: string): string {
  return `postgresql://${user}:${password}@postgres:5432/bookmarks`;
}

/** The group is what the first migration would make; it must be there for the login to be a member. */
function rolesSql({ owner, service }: Record<'owner' | 'service', string>): string {
  return [
    `create role bookmarks_app nologin;`,
    `create role ${OWNER} login createrole password '${owner}';`,
    `create role ${SERVICE} login password '${service}' in role bookmarks_app;`,
    `alter database bookmarks owner to ${OWNER};`,
    '',
  ].join('\n\n'); // An empty line ends a statement where PostgreSQL reads the file without psql.
}
