import type { UpstreamProvider } from '@bookmarks/upstream';

/** The provider that people sign in at, which knows the gateway as its one client. */
export type Upstream = {
  /** Stands before the upstream's own subject in ours. */
  readonly name: string;
  /** Whose API it is, where that is known. */
  readonly provider: UpstreamProvider | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for, as the provider wants it written; may be empty. */
  readonly scope: string;
  /** RFC 7636, where the provider knows it. */
  readonly hasPkce: boolean;
  /** How the token endpoint wants its requests: as RFC 6749 says, or as a provider has it. */
  readonly tokenRequests: 'form' | 'json';
  /** Sent beside what the protocol says. */
  readonly authorizationParameters: Readonly<Record<string, string>>;
  readonly refreshParameters: Readonly<Record<string, string>>;
  /** How all that a person has granted to the gateway ends; undefined where the provider has no such thing. */
  readonly revocation: Revocation | undefined;
} & (
  | { readonly type: 'oidc'; readonly issuer: string }
  | {
      readonly type: 'oauth2';
      readonly authorizationUrl: string;
      readonly tokenUrl: string;
      readonly userinfoUrl: string;
      /** Where in the user information that is which never changes and is nobody else's: names with dots between them. */
      readonly idClaim: string;
    }
);

/** Who has to prove what, to whom: the gateway as a client, or whoever has the token. */
type Revocation = {
  readonly method: 'POST' | 'DELETE';
  readonly url: string;
  /** Where the access token is. */
  readonly tokenIn: 'form' | 'json' | 'bearer';
  /** Whether the gateway proves who it is as well (HTTP Basic). */
  readonly withClient: boolean;
};

/** What most providers have in common. */
export const PLAIN = {
  provider: undefined,
  hasPkce: true,
  tokenRequests: 'form',
  authorizationParameters: {},
  refreshParameters: {},
  revocation: undefined,
} as const satisfies Partial<Upstream>;
