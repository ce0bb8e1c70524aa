import { CALLER_SCHEMA, type Scope } from '@bookmarks/identity';
import type { Pool } from 'pg';
import type { ApiKeyDirectory } from '../api-keys/api-key-store.ts';
import { fromDatabaseError } from './database-error.ts';

type GrantRow = { user_sub: string; id: string; scopes: Scope[]; expires_at: Date | null };

/** Looks digests up in all libraries, of which the service itself sees nothing: see the function's migration. */
export function createPostgresApiKeyDirectory(pool: Pick<Pool, 'query'>): ApiKeyDirectory {
  return {
    async grantOf(digest) {
      const row = await grantRow(pool, digest);
      return (
        row && {
          userSub: CALLER_SCHEMA.shape.sub.parse(row.user_sub),
          id: row.id,
          scopes: row.scopes,
          expiresAt: row.expires_at ?? undefined,
        }
      );
    },
  };
}

async function grantRow(pool: Pick<Pool, 'query'>, digest: Uint8Array): Promise<GrantRow | undefined> {
  try {
    const { rows } = await pool.query<GrantRow>({
      name: 'api-key-grant',
      text: 'select user_sub, id, scopes, expires_at from api_key_grant($1)',
      values: [digest],
    });
    return rows[0];
  } catch (error) {
    throw fromDatabaseError(error);
  }
}
