import type { WebhookMessage, WebhookServiceHandlers } from '@bookmarks/protos';
import type { Webhook } from '../webhooks/webhook.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { toTimestamp } from './messages.ts';
import type { Unary } from './unary.ts';

/** @param unary for calls of somebody who has signed in to the pages of the gateway. */
export function webhookHandlers(webhooks: Webhooks, unary: Unary): WebhookServiceHandlers {
  return {
    GetWebhook: unary('bookmarks:read', async (context) => {
      const webhook = await webhooks.getWebhook(context);
      return { webhook: webhook === undefined ? null : toWebhookMessage(webhook) };
    }),

    ConnectWebhook: unary('bookmarks:write', async (context, { pokeApiKey }) =>
      toWebhookMessage(await webhooks.connectWebhook(context, pokeApiKey)),
    ),

    DisconnectWebhook: unary('bookmarks:write', async (context) => {
      await webhooks.disconnectWebhook(context);
      return {};
    }),

    TestWebhook: unary('bookmarks:write', async (context) =>
      toWebhookMessage(await webhooks.testWebhook(context)),
    ),
  };
}

/** Neither where messages go nor what lets them in leaves the service. */
function toWebhookMessage({ createdAt, lastDeliveredAt, lastFailure }: Webhook): WebhookMessage {
  return {
    createTime: toTimestamp(createdAt),
    lastDeliveryTime: lastDeliveredAt === undefined ? null : toTimestamp(lastDeliveredAt),
    lastFailure,
  };
}
