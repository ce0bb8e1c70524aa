import type { OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';

/** What Poke just did. No step carries a code, a verifier or a token. */
export type PokeStep =
  | { readonly name: 'challenged'; readonly detail: { readonly mcpUrl: string; readonly challenge: string } }
  | {
      readonly name: 'resource_metadata';
      readonly detail: { readonly resource: string; readonly authorizationServers: readonly string[] };
    }
  | {
      readonly name: 'authorization_server_metadata';
      readonly detail: { readonly issuer: string; readonly registrationEndpoint: string | undefined };
    }
  | {
      readonly name: 'registered';
      readonly detail: { readonly clientId: string; readonly redirectUris: readonly string[] };
    }
  | {
      readonly name: 'authorization_requested';
      readonly detail: {
        readonly endpoint: string;
        readonly resource: string;
        readonly scope: string | undefined;
        readonly codeChallengeMethod: string | null;
      };
    }
  | {
      readonly name: 'authorized';
      readonly detail: { readonly callback: string; readonly issuer: string | undefined };
    }
  | { readonly name: 'tokens_issued'; readonly detail: IssuedTokens }
  | { readonly name: 'tokens_refreshed'; readonly detail: IssuedTokens }
  | {
      readonly name: 'connected';
      readonly detail: {
        readonly server: string;
        readonly protocolVersion: string | undefined;
        readonly tools: number;
      };
    }
  | {
      readonly name: 'tool_called';
      readonly detail: { readonly tool: string; readonly ok: boolean; readonly milliseconds: number };
    };

export type IssuedTokens = {
  readonly scope: string | undefined;
  readonly expiresInSeconds: number | undefined;
  readonly refreshable: boolean;
};

export type OnStep = (step: PokeStep) => void;

/** What may be told about tokens. */
export function issuedTokens({ scope, expires_in, refresh_token }: OAuthTokens): IssuedTokens {
  return { scope, expiresInSeconds: expires_in, refreshable: refresh_token !== undefined };
}
