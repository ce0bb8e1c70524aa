import type { Scope } from '@bookmarks/identity';
import type { ApiKey } from '../api-keys/api-key.ts';
import type { ApiKeyWriter } from '../api-keys/api-key-store.ts';
import type { LibraryClient } from './library-client.ts';

type ApiKeyRow = {
  id: string;
  name: string;
  prefix: string;
  last_four: string;
  scopes: Scope[];
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  last_used_address: string | null;
};

/** Every statement about one user's keys. */
export function apiKeyStatements(client: LibraryClient): ApiKeyWriter {
  return {
    async apiKeys() {
      const rows = await client.named<ApiKeyRow>(
        'api-keys',
        `select id, name, prefix, last_four, scopes, created_at, expires_at, last_used_at, last_used_address
         from api_keys where user_sub = $1 order by created_at desc, id desc`,
      );
      return rows.map(apiKeyFromRow);
    },

    async insertApiKey({ id, name, prefix, lastFour, scopes, createdAt, expiresAt }, digest) {
      await client.named(
        'insert-api-key',
        `with inserted as (
           insert into api_keys (user_sub, id, name, prefix, last_four, scopes, created_at, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
         )
         insert into api_key_grants (digest, user_sub, id, scopes, expires_at) values ($9, $1, $2, $6, $8)`,
        [id, name, prefix, lastFour, scopes, createdAt, expiresAt ?? null, digest],
      );
    },

    async deleteApiKey(id) {
      const rows = await client.named(
        'delete-api-key',
        `with ended as (delete from api_key_grants where user_sub = $1 and id = $2)
         delete from api_keys where user_sub = $1 and id = $2 returning id`,
        [id],
      );
      return rows.length === 1;
    },

    async recordApiKeyUse(id, { at, address }) {
      await client.named(
        'record-api-key-use',
        `update api_keys set last_used_at = $3, last_used_address = $4
         where user_sub = $1 and id = $2 and (last_used_at is null or last_used_at < $3)`,
        [id, at, address],
      );
    },
  };
}

function apiKeyFromRow(row: ApiKeyRow): ApiKey {
  const { last_used_at: at, last_used_address: address } = row;
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    lastFour: row.last_four,
    scopes: row.scopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    lastUse: at === null ? undefined : { at, address: address ?? '' },
  };
}
