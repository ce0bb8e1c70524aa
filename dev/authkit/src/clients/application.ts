import type { ClientMetadata } from 'oidc-provider';

/** A client that somebody entered by hand, as one does in AuthKit's dashboard. */
export type Application = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
};

export function clientFrom({ clientId, clientSecret, redirectUri }: Application): ClientMetadata {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    client_name: 'Bookmarks',
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_post',
  };
}
