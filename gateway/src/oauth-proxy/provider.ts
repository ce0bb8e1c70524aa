import type { IncomingMessage } from 'node:http';
import { SCOPES } from '@bookmarks/identity';
import {
  type AdapterFactory,
  type Client,
  type Configuration,
  errors,
  type FindAccount,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider';
import { CLOCK_SKEW_SECONDS } from '../access/claims.ts';
import { ALGORITHMS } from '../authorization-server/jwk-set.ts';
import type { FetchKeys } from './clients/fetch-keys.ts';
import {
  ACCESS_TOKEN_SECONDS,
  AUTHORIZATION_SECONDS,
  CODE_SECONDS,
  GRANT_SECONDS,
  REFRESH_TOKEN_SECONDS,
} from './lifetimes.ts';
import { CONSENT_PATH, PATHS } from './paths.ts';
import { checkClientAssertion } from './tokens/client-assertion.ts';
import type { SigningKeys } from './tokens/signing-keys.ts';

export type ProviderOptions = {
  readonly issuer: string;
  readonly resources: readonly string[];
  readonly signingKeys: SigningKeys;
  readonly adapter: AdapterFactory;
  readonly findAccount: FindAccount;
  readonly fetchKeys: FetchKeys;
  /** Hears of each access token before it leaves. */
  readonly rememberToken: (grantId: string, jti: string) => Promise<void>;
  /** Hears of each answer before it leaves. */
  readonly onAnswer: (request: IncomingMessage, status: number, body: unknown) => Promise<void>;
  /** The page for a person whose authorization cannot go on. */
  readonly problemPage: (description: string) => string;
  readonly pageHeaders: Readonly<Record<string, string>>;
};

const RETRY_AFTER_SECONDS = '5';

/** oidc-provider, for the code flow of clients that have no secret, but a key at most, and nothing else. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, {
    adapter: options.adapter,
    findAccount: options.findAccount,
    fetch: (url) => options.fetchKeys(String(url)),
    // It writes into what it gets.
    jwks: structuredClone({ keys: [...options.signingKeys.keys] }),
    routes: { authorization: PATHS.authorization, token: PATHS.token, jwks: PATHS.jwks },
    ...FLOW,
    features: { ...FEATURES, resourceIndicators: resourceIndicators(options) },
    formats: {
      customizers: {
        async jwt(_context, token, { payload }) {
          const grantId = 'grantId' in token ? token.grantId : undefined;
          if (typeof grantId !== 'string') throw new Error('An access token belongs to a grant.');
          await options.rememberToken(grantId, String(payload.jti));
        },
      },
    },
    renderError(context, { error, error_description }) {
      context.set(options.pageHeaders);
      context.body = options.problemPage(error_description ?? error);
    },
  } satisfies Configuration);
  // What it believes was written by `trustedOrigin` in `proxy-routes.ts`.
  provider.proxy = true;
  provider.use(async (context, next) => {
    await next();
    await options.onAnswer(context.req, context.status, context.body);
    if (context.status === 503) context.set('Retry-After', RETRY_AFTER_SECONDS);
  });
  return provider;
}

const FLOW = {
  clientAuthMethods: ['none', 'private_key_jwt'],
  assertJwtClientAuthClaimsAndHeader: checkClientAssertion,
  clockTolerance: CLOCK_SKEW_SECONDS,
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: {
    idTokenSigningAlgValues: ['ES256'],
    clientAuthSigningAlgValues: ALGORITHMS,
    dPoPSigningAlgValues: ALGORITHMS,
  },
  scopes: [...SCOPES],
  claims: {},
  responseTypes: ['code'],
  pkce: { required: () => true },
  // A thief would be found out by it, and one without the key is refused anyway.
  rotateRefreshToken: ({ oidc }) => !needsKey(oidc.client, oidc.entities.RefreshToken),
  issueRefreshToken: () => true,
  expiresWithSession: () => false,
  clientBasedCORS: () => true,
  interactions: { url: (_context, { uid }) => `${CONSENT_PATH}/${uid}` },
  cookies: {
    names: { interaction: 'oauth_consent', resume: 'oauth_resume', session: 'oauth_session' },
  },
  ttl: {
    AccessToken: ACCESS_TOKEN_SECONDS,
    AuthorizationCode: CODE_SECONDS,
    Grant: GRANT_SECONDS,
    Interaction: AUTHORIZATION_SECONDS,
    RefreshToken: (_context, token, client) =>
      needsKey(client, token) ? GRANT_SECONDS : REFRESH_TOKEN_SECONDS,
    Session: AUTHORIZATION_SECONDS,
  },
} satisfies Configuration;

/** Whether a refresh token is of no use to who has it alone (OAuth 2.1 §4.3.1). */
function needsKey(
  client: Client | undefined,
  token: { readonly jkt?: string | undefined } | undefined,
): boolean {
  return client?.tokenEndpointAuthMethod === 'private_key_jwt' || token?.jkt !== undefined;
}

const FEATURES = {
  devInteractions: { enabled: false },
  dPoP: { enabled: true },
  pushedAuthorizationRequests: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
} satisfies Configuration['features'];

function resourceIndicators({ resources }: ProviderOptions) {
  return {
    enabled: true,
    defaultResource: () => resources[0] ?? '',
    useGrantedResource: () => true,
    getResourceServerInfo({ oidc }: KoaContextWithOIDC, requested: string) {
      // A token is for one, and so is the grant. oidc-provider lets this parameter alone come twice (RFC 8707 §2).
      if (Array.isArray(oidc.params?.resource))
        throw new errors.InvalidTarget('only one resource can be asked for at a time');
      if (!resources.includes(requested)) throw new errors.InvalidTarget('the resource is not known here');
      return {
        audience: requested,
        scope: SCOPES.join(' '),
        accessTokenTTL: ACCESS_TOKEN_SECONDS,
        accessTokenFormat: 'jwt' as const,
        jwt: { sign: { alg: 'ES256' as const } },
      };
    },
  };
}
