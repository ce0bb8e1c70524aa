import type { WebhookAddress } from './webhook.ts';

/** A service by which messages come into people's chats. */
export interface Chat {
  /**
   * Makes a webhook for the person whose API key it is.
   *
   * @throws {LibraryError} `invalid` where the key is not good; `other_service`
   */
  createWebhook(apiKey: string): Promise<WebhookAddress>;
  /** @throws {LibraryError} `not_found` where the webhook is gone; `other_service` */
  send(address: WebhookAddress, message: Readonly<Record<string, unknown>>): Promise<void>;
}
