import type { Webhook } from '../webhooks/webhook.ts';
import type { WebhookWriter } from '../webhooks/webhook-store.ts';
import type { LibraryClient } from './library-client.ts';

type WebhookRow = {
  url: string;
  sealed_token: Buffer;
  created_at: Date;
  last_delivered_at: Date | null;
  last_failure: string;
};

/** Every statement about a user's webhook. */
export function webhookStatements(client: LibraryClient): WebhookWriter {
  return {
    async webhook() {
      const [row] = await client.named<WebhookRow>(
        'webhook',
        'select url, sealed_token, created_at, last_delivered_at, last_failure from webhooks where user_sub = $1',
      );
      return row && webhookFromRow(row);
    },

    async replaceWebhook({ url, sealedToken, createdAt }) {
      await client.named(
        'replace-webhook',
        `insert into webhooks (user_sub, url, sealed_token, created_at, next_reminder_at)
         values ($1, $2, $3, $4, (select min(remind_at) from reminders where user_sub = $1))
         on conflict (user_sub) do update set url = excluded.url, sealed_token = excluded.sealed_token,
           created_at = excluded.created_at, last_delivered_at = null, last_failure = '',
           next_reminder_at = excluded.next_reminder_at, leased_until = null, reminder_attempts = 0`,
        [url, sealedToken, createdAt],
      );
    },

    async deleteWebhook() {
      await client.named('delete-webhook', 'delete from webhooks where user_sub = $1');
    },

    async recordDelivery(createdAt, at, failure) {
      await client.named(
        'record-delivery',
        `update webhooks set last_failure = $4,
           last_delivered_at = case when $4 = '' then $3 else last_delivered_at end
         where user_sub = $1 and created_at = $2`,
        [createdAt, at, failure],
      );
    },
  };
}

function webhookFromRow(row: WebhookRow): Webhook {
  return {
    url: row.url,
    sealedToken: row.sealed_token,
    createdAt: row.created_at,
    lastDeliveredAt: row.last_delivered_at ?? undefined,
    lastFailure: row.last_failure,
  };
}
