/** Where a message into a user's chat goes, and what lets it in. */
export type WebhookAddress = { readonly url: string; readonly token: string };

/** A webhook that a user has connected. */
export type Webhook = {
  readonly url: string;
  /** The token as it is kept: see `sealed-token.ts`. */
  readonly sealedToken: Buffer;
  readonly createdAt: Date;
  readonly lastDeliveredAt: Date | undefined;
  /** What went wrong the last time; empty when nothing did. */
  readonly lastFailure: string;
};
