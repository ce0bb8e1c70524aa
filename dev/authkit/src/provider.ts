import { type AdapterFactory, type Configuration, errors, Provider } from 'oidc-provider';
import { type Application, clientFrom } from './clients/application.ts';
import { createClientId } from './clients/client-id.ts';
import { applyRegistrationPolicy, GRANT_TYPES } from './clients/registration-policy.ts';
import { ENDPOINTS } from './endpoints.ts';
import { interactionPath } from './interactions/interactions.ts';
import { createLoginPolicy } from './interactions/login-policy.ts';
import { PAGE_HEADERS } from './pages/page.ts';
import { problemPage } from './pages/problem-page.ts';
import { SCOPES, scopesIn, UNSCOPED, withoutUnscoped } from './scopes.ts';
import type { SigningKey } from './signing-key.ts';
import { claimsOf, findUser } from './users.ts';

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS;
const LIFETIME_SECONDS = {
  AuthorizationCode: MINUTE_SECONDS,
  Interaction: 10 * MINUTE_SECONDS,
  IdToken: 10 * MINUTE_SECONDS,
  RefreshToken: 30 * DAY_SECONDS,
  Session: 14 * DAY_SECONDS,
  // The refresh tokens of one consent end with its grant, however often they were rotated.
  Grant: 365 * DAY_SECONDS,
} as const;

export type ProviderOptions = {
  readonly issuer: string;
  readonly resource: string;
  readonly otherResources?: readonly string[] | undefined;
  readonly accessTokenLifetimeSeconds: number;
  readonly jwks: SigningKey['jwks'];
  readonly applications?: readonly Application[];
  readonly adapter: AdapterFactory;
  /** How Client ID Metadata Documents are fetched. */
  readonly fetch?: typeof fetch;
};

/** oidc-provider, set up to look and to act as AuthKit does. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, {
    adapter: options.adapter,
    jwks: options.jwks,
    clients: (options.applications ?? []).map(clientFrom),
    routes: ENDPOINTS,
    ttl: { ...LIFETIME_SECONDS, AccessToken: options.accessTokenLifetimeSeconds },
    ...CLIENTS,
    ...AUTHORIZATION,
    features: {
      ...FEATURES,
      resourceIndicators: resourceIndicators(options),
    },
    discovery: { userinfo_endpoint: `${options.issuer}${ENDPOINTS.userinfo}` },
    formats: {
      customizers: {
        jwt(_context, _token, { payload }) {
          payload.scope = withoutUnscoped(payload.scope);
        },
      },
    },
    ...(options.fetch && { fetch: options.fetch }),
  } satisfies Configuration);
  provider.proxy = options.issuer.startsWith('https:');
  provider.use(hideUnscoped);
  return provider;
}

const CLIENTS = {
  clientDefaults: { grant_types: GRANT_TYPES, response_types: ['code'] },
  clientAuthMethods: ['none', 'client_secret_post', 'client_secret_basic'],
  // The library calls the validator with all of a client's metadata, once for each property that is listed here.
  extraClientMetadata: {
    properties: ['software_id'],
    validator: (_context, _key, _value, metadata) => applyRegistrationPolicy(metadata),
  },
  clientBasedCORS: () => true,
} satisfies Configuration;

const AUTHORIZATION = {
  scopes: SCOPES,
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
  responseTypes: ['code'],
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => false,
  interactions: { policy: createLoginPolicy(), url: (_context, { uid }) => interactionPath(uid) },
  findAccount(_context, id) {
    const user = findUser(id);
    return user && { accountId: user.id, claims: (_use, scope) => claimsOf(user, new Set(scopesIn(scope))) };
  },
  renderError(context, out) {
    context.set(PAGE_HEADERS);
    context.type = 'html';
    context.body = problemPage({
      code: out.error,
      description: out.error_description ?? 'Something went wrong.',
    });
  },
} satisfies Configuration;

const FEATURES = {
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  // Its place is taken by userinfo.ts.
  userinfo: { enabled: false },
  clientIdMetadataDocument: { enabled: true, ack: 'draft-02' },
  registration: { enabled: true, idFactory: createClientId, issueRegistrationAccessToken: false },
  revocation: { enabled: true, allowedPolicy: isOwnToken },
  introspection: { enabled: true, allowedPolicy: isOwnToken },
} satisfies Configuration['features'];

function resourceIndicators({ resource, otherResources = [], accessTokenLifetimeSeconds }: ProviderOptions) {
  const known = [resource, ...otherResources];
  return {
    enabled: true,
    defaultResource: () => resource,
    useGrantedResource: () => true,
    getResourceServerInfo(_context: unknown, requested: string) {
      if (!known.includes(requested)) throw new errors.InvalidTarget('the resource is not known here');
      return {
        audience: requested,
        scope: [...SCOPES, UNSCOPED].join(' '),
        accessTokenTTL: accessTokenLifetimeSeconds,
        accessTokenFormat: 'jwt' as const,
        jwt: { sign: { alg: 'RS256' as const } },
      };
    },
  };
}

function isOwnToken(
  _context: unknown,
  client: { clientId: string },
  token: { clientId?: string | undefined },
) {
  return token.clientId === client.clientId;
}

const hideUnscoped: Parameters<Provider['use']>[0] = async (context, next) => {
  await next();
  const { body } = context;
  if (typeof body !== 'object' || body === null || !('scope' in body)) return;
  context.body = { ...body, scope: withoutUnscoped(body.scope) };
};
