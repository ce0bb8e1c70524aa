type Common = {
  /** Stands before the upstream's own subject in ours. */
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for, separated by spaces; may be empty. */
  readonly scope: string;
};

/** The provider that people sign in at, which knows the gateway as its one client. */
export type Upstream =
  | (Common & { readonly type: 'oidc'; readonly issuer: string })
  | (Common & {
      readonly type: 'oauth2';
      readonly authorizationUrl: string;
      readonly tokenUrl: string;
      readonly userinfoUrl: string;
      /** The member of the user information that never changes and is nobody else's. */
      readonly idClaim: string;
    });
