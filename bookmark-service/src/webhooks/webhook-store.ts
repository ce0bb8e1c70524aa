import type { Webhook } from './webhook.ts';

export interface WebhookReader {
  webhook(): Promise<Webhook | undefined>;
}

export interface WebhookWriter extends WebhookReader {
  /** In place of the one that is there. */
  replaceWebhook(webhook: Webhook): Promise<void>;
  deleteWebhook(): Promise<void>;
  /** Of the webhook that was made at `createdAt`, if that is still the one. @param failure empty: it was delivered */
  recordDelivery(createdAt: Date, at: Date, failure: string): Promise<void>;
}
