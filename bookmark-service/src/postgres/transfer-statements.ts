import type { Transfer } from '../transfers/transfer.ts';
import type { TransferWriter } from '../transfers/transfer-store.ts';
import { bookmarkConditions } from './bookmark-conditions.ts';
import { BOOKMARK_COLUMNS, type BookmarkRow, bookmarkFromRow } from './bookmark-row.ts';
import type { LibraryClient } from './library-client.ts';

type TransferRow = {
  id: string;
  direction: Transfer['direction'];
  secret_sha256: Buffer;
  params: unknown;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
};

/** Every statement about files on their way in and out. */
export function transferStatements(client: LibraryClient): TransferWriter {
  return {
    async transferById(id) {
      const [row] = await client.named<TransferRow>(
        'transfer-by-id',
        `select id, direction, secret_sha256, params, created_at, expires_at, used_at from transfers
         where user_sub = $1 and id = $2`,
        [id],
      );
      return row && transferFromRow(row);
    },

    async exportPage({ condition, collectionId, after, limit }) {
      const conditions = await bookmarkConditions(client, condition);
      if (collectionId === null) conditions.add('collection_id is null');
      else conditions.add('collection_id = ?', collectionId);
      if (after) {
        const position = `(${conditions.bind(after.createdAt)}::timestamptz, ${conditions.bind(after.id)}::text)`;
        conditions.add(`(created_at, id) > ${position}`);
      }
      // Found through the view, shown by the table: see the migration that makes the view.
      const rows = await client.query<BookmarkRow>(
        `with found as (
           select id, created_at as found_at from findable_bookmarks where ${conditions.where}
           order by created_at, id limit ${conditions.bind(limit)}
         )
         select ${BOOKMARK_COLUMNS} from found
         join bookmarks on bookmarks.user_sub = ${conditions.bind(client.userSub)} and bookmarks.id = found.id
         order by found_at, bookmarks.id`,
        conditions.values,
      );
      return rows.map(bookmarkFromRow);
    },

    async insertTransfer({ id, direction, secretSha256, params, createdAt, expiresAt }) {
      await client.named(
        'insert-transfer',
        `insert into transfers (user_sub, id, direction, secret_sha256, params, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, direction, secretSha256, JSON.stringify(params), createdAt, expiresAt],
      );
    },

    async claimTransfer(id, { at, staleBefore }) {
      const rows = await client.named(
        'claim-transfer',
        `update transfers set claimed_at = $3
         where user_sub = $1 and id = $2 and used_at is null and (claimed_at is null or claimed_at < $4)
         returning id`,
        [id, at, staleBefore],
      );
      return rows.length === 1;
    },

    async renewClaim(id, at) {
      const rows = await client.named(
        'renew-claim',
        'update transfers set claimed_at = $3 where user_sub = $1 and id = $2 returning id',
        [id, at],
      );
      return rows.length === 1;
    },

    async releaseTransfer(id) {
      await client.named(
        'release-transfer',
        'update transfers set claimed_at = null where user_sub = $1 and id = $2',
        [id],
      );
    },

    async useTransfer(id, at) {
      const rows = await client.named(
        'use-transfer',
        'update transfers set used_at = $3 where user_sub = $1 and id = $2 and used_at is null returning id',
        [id, at],
      );
      return rows.length === 1;
    },
  };
}

function transferFromRow(row: TransferRow): Transfer {
  return {
    id: row.id,
    direction: row.direction,
    secretSha256: row.secret_sha256,
    params: row.params,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at ?? undefined,
  };
}
