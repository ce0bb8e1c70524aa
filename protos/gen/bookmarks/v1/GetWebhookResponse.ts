// Original file: bookmarks/v1/webhooks.proto

import type { Webhook as _bookmarks_v1_Webhook, Webhook__Output as _bookmarks_v1_Webhook__Output } from '../../bookmarks/v1/Webhook.ts';

export interface GetWebhookResponse {
  /**
   * Absent when nothing is connected.
   */
  'webhook'?: (_bookmarks_v1_Webhook | null);
}

export interface GetWebhookResponse__Output {
  /**
   * Absent when nothing is connected.
   */
  'webhook': (_bookmarks_v1_Webhook__Output | null);
}
