import type { AppConnection } from '../app-connections/app-connection.ts';
import type { AppConnectionWriter } from '../app-connections/app-connection-store.ts';
import type { LibraryClient } from './library-client.ts';

type AppConnectionRow = {
  id: string;
  client_id: string;
  first_used_at: Date;
  last_used_at: Date;
  last_used_address: string;
  last_user_agent: string;
  disconnected_at: Date | null;
};

const COLUMNS = `id, client_id, first_used_at, last_used_at, last_used_address, last_user_agent,
  disconnected_at`;

/** Every statement about one user's apps. */
export function appConnectionStatements(client: LibraryClient): AppConnectionWriter {
  return {
    async appConnections() {
      const rows = await client.named<AppConnectionRow>(
        'app-connections',
        `select ${COLUMNS} from app_connections where user_sub = $1 order by last_used_at desc, id`,
      );
      return rows.map(appConnectionFromRow);
    },

    async appConnectionById(id) {
      const [row] = await client.named<AppConnectionRow>(
        'app-connection-by-id',
        `select ${COLUMNS} from app_connections where user_sub = $1 and id = $2`,
        [id],
      );
      return row && appConnectionFromRow(row);
    },

    async recordAppUse({ id, clientId, at, address, userAgent }) {
      await client.named(
        'record-app-use',
        `insert into app_connections (user_sub, id, client_id, first_used_at, last_used_at, last_used_address,
           last_user_agent)
         values ($1, $2, $3, $4, $4, $5, $6)
         on conflict (user_sub, id) do update set
           last_used_at = greatest(app_connections.last_used_at, excluded.last_used_at),
           last_used_address = excluded.last_used_address, last_user_agent = excluded.last_user_agent`,
        [id, clientId, at, address, userAgent],
      );
    },

    async updateDisconnection(id, at) {
      await client.named(
        'update-disconnection',
        'update app_connections set disconnected_at = $3 where user_sub = $1 and id = $2',
        [id, at ?? null],
      );
    },

    async deleteAppConnection(id) {
      await client.named(
        'delete-app-connection',
        'delete from app_connections where user_sub = $1 and id = $2',
        [id],
      );
    },
  };
}

function appConnectionFromRow(row: AppConnectionRow): AppConnection {
  return {
    id: row.id,
    clientId: row.client_id,
    firstUsedAt: row.first_used_at,
    lastUsedAt: row.last_used_at,
    lastUsedAddress: row.last_used_address,
    lastUserAgent: row.last_user_agent,
    disconnectedAt: row.disconnected_at ?? undefined,
  };
}
