/** The one application that is registered with each provider. */
export type Client = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
};
