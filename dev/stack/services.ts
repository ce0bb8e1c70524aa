import { randomBytes } from 'node:crypto';
import type { UpstreamProvider } from '@bookmarks/upstream';
import { newEncryptionKey } from './encryption-key.ts';
import { newProxySigningKeys } from './proxy-signing-keys.ts';

/** The processes of the stack that Node runs: the name that their lines carry, and the file. */
export const SERVICES = {
  gateway: { name: 'gateway', main: 'gateway/src/main.ts' },
  mcpService: { name: 'mcp-service', main: 'mcp-service/src/main.ts' },
  bookmarkService: { name: 'bookmark-service', main: 'bookmark-service/src/main.ts' },
  pageService: { name: 'page-service', main: 'page-service/src/main.ts' },
  authkit: { name: 'authkit', main: 'dev/authkit/src/main.ts' },
  upstreams: { name: 'upstreams', main: 'dev/upstreams/main.ts' },
} as const;

export type ServiceKey = keyof typeof SERVICES;
export type Settings = Readonly<Record<string, string>>;

/** Secrets that are passwords to nobody else; each text is a new one with every start, but where it says so. */
export type StackSecrets = {
  readonly confirmationKey: string;
  /** The same in the next start: without it the API keys in the database are lost. */
  readonly apiKeyPepper: string;
  /** Of the account pages at the authorization server. */
  readonly accountClientSecret: string;
  /** Under which the account pages seal cookies. */
  readonly sessionKey: string;
  /** Of the OAuth proxy at its upstream, and what it seals and signs with. */
  readonly proxyClientSecret: string;
  readonly proxySecret: string;
  readonly vaultKey: string;
  /** Under which the upstream's token goes to the MCP service. */
  readonly upstreamTokenKey: string;
  readonly proxySigningKeys: string;
};

export function newSecrets(): StackSecrets {
  const secret = () => randomBytes(32).toString('base64url');
  return {
    confirmationKey: secret(),
    apiKeyPepper: secret(),
    accountClientSecret: secret(),
    sessionKey: secret(),
    proxyClientSecret: secret(),
    proxySecret: secret(),
    vaultKey: newEncryptionKey('local'),
    upstreamTokenKey: newEncryptionKey('local'),
    proxySigningKeys: newProxySigningKeys('local'),
  };
}

/** What the settings of the services are made from. */
export type StackPlan = {
  readonly ports: Readonly<Record<ServiceKey, number>>;
  /** The URL that users type, without /mcp. */
  readonly publicUrl: string;
  /** The issuer: the stand-in, or a real AuthKit. */
  readonly authkitUrl: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** Whether the gateway is an authorization server as well, in front of the stand-in. */
  readonly hasProxy: boolean;
  /** The provider whose stand-in people sign in at by the OAuth proxy; absent: the stand-in for AuthKit. */
  readonly upstreamProvider?: UpstreamProvider | undefined;
  /** Whether somebody looks at what is behind links. */
  readonly hasPages: boolean;
  /** Where the stand-in keeps its state. */
  readonly authkitFolder: string;
  readonly secrets: StackSecrets;
  readonly identityKeys: { readonly privateJwk: string; readonly publicJwkSet: string };
};

/** Where MCP Inspector's page comes from; it calls the gateway from the browser. */
const INSPECTOR_ORIGINS = 'http://localhost:6274,http://127.0.0.1:6274';

const ACCOUNT_CLIENT_ID = 'client_account_pages';
const PROXY_CLIENT_ID = 'client_oauth_proxy';

/** Each on a port of its own, which its log tells. */
const ANY_METRICS_PORT = { METRICS_PORT: '0' };

/** The settings of each service, by the names that its own config.ts reads. */
export const SETTINGS_OF = {
  gateway: ({
    ports,
    publicUrl,
    authkitUrl,
    redisUrl,
    hasProxy,
    upstreamProvider,
    identityKeys,
    secrets,
  }) => ({
    ...ANY_METRICS_PORT,
    PORT: String(ports.gateway),
    PUBLIC_URL: publicUrl,
    AUTHKIT_DOMAIN: authkitUrl,
    MCP_SERVICE_URL: `http://127.0.0.1:${ports.mcpService}`,
    BOOKMARK_SERVICE_ADDRESS: `127.0.0.1:${ports.bookmarkService}`,
    IDENTITY_SIGNING_KEY: identityKeys.privateJwk,
    ALLOWED_ORIGINS: INSPECTOR_ORIGINS,
    PUBLIC_MCP: 'on',
    // All who use a local stack have one address.
    RATE_LIMIT_PUBLIC: '1000/20',
    // One machine does everything: whoever tries out many calls at once would rather wait.
    OVERLOAD_WAIT_MS: '4000',
    API_KEYS: 'on',
    API_KEY_PEPPER: secrets.apiKeyPepper,
    ACCOUNT_CLIENT_ID,
    ACCOUNT_CLIENT_SECRET: secrets.accountClientSecret,
    SESSION_KEY: secrets.sessionKey,
    REDIS_URL: redisUrl ?? '',
    ...(hasProxy && proxySettings(secrets)),
    ...(hasProxy && upstreamSettings(upstreamProvider, authkitUrl)),
    ...(hasProxy && upstreamProvider && upstreamApi(ports, secrets)),
    INSECURE_LOCAL_STACK: 'on',
  }),
  mcpService: ({ ports, publicUrl, redisUrl, upstreamProvider, identityKeys, secrets }) => ({
    ...ANY_METRICS_PORT,
    PORT: String(ports.mcpService),
    PUBLIC_URL: publicUrl,
    BOOKMARK_SERVICE_ADDRESS: `127.0.0.1:${ports.bookmarkService}`,
    IDENTITY_VERIFICATION_KEYS: identityKeys.publicJwkSet,
    CONFIRMATION_KEY: secrets.confirmationKey,
    REDIS_URL: redisUrl ?? '',
    ...(upstreamProvider && { UPSTREAM_PROVIDER: upstreamProvider, ...upstreamApi(ports, secrets) }),
    INSECURE_LOCAL_STACK: 'on',
  }),
  bookmarkService: ({ ports, hasPages, identityKeys, databaseUrl }) => ({
    ...ANY_METRICS_PORT,
    PORT: String(ports.bookmarkService),
    DATABASE_URL: databaseUrl,
    IDENTITY_VERIFICATION_KEYS: identityKeys.publicJwkSet,
    ...(hasPages && { PAGE_SERVICE_ADDRESS: `127.0.0.1:${ports.pageService}` }),
    INSECURE_LOCAL_STACK: 'on',
  }),
  pageService: ({ ports, publicUrl }) => ({
    ...ANY_METRICS_PORT,
    PORT: String(ports.pageService),
    PUBLIC_URL: publicUrl,
  }),
  authkit: ({ ports, publicUrl, authkitUrl, authkitFolder, secrets }) => ({
    PORT: String(ports.authkit),
    ISSUER: authkitUrl,
    RESOURCE: `${publicUrl}/mcp`,
    OTHER_RESOURCES: `${publicUrl}/mcp/readonly,${publicUrl}/mcp/research`,
    ACCOUNT_CLIENT_ID,
    ACCOUNT_CLIENT_SECRET: secrets.accountClientSecret,
    ACCOUNT_REDIRECT_URI: `${publicUrl}/account/callback`,
    OAUTH_PROXY_CLIENT_ID: PROXY_CLIENT_ID,
    OAUTH_PROXY_CLIENT_SECRET: secrets.proxyClientSecret,
    OAUTH_PROXY_REDIRECT_URI: `${publicUrl}/oauth/callback`,
    DATA_DIR: authkitFolder,
  }),
  upstreams: ({ ports, publicUrl, secrets }) => ({
    PORT: String(ports.upstreams),
    OAUTH_PROXY_CLIENT_ID: PROXY_CLIENT_ID,
    OAUTH_PROXY_CLIENT_SECRET: secrets.proxyClientSecret,
    OAUTH_PROXY_REDIRECT_URI: `${publicUrl}/oauth/callback`,
  }),
} satisfies Record<ServiceKey, (plan: StackPlan) => Settings>;

/** The provider that the OAuth proxy is in front of: a stand-in, which may be the one for AuthKit. */
function upstreamSettings(provider: UpstreamProvider | undefined, issuer: string): Settings {
  return provider === undefined
    ? { OAUTH_PROXY_PROVIDER: 'oidc', OAUTH_PROXY_NAME: 'local', OAUTH_PROXY_ISSUER: issuer }
    : { OAUTH_PROXY_PROVIDER: provider, DEFAULT_AUTHORIZATION_SERVER: 'oauth-proxy' };
}

/** What gateway and MCP service share, so that tools can use the provider's API. */
function upstreamApi(ports: StackPlan['ports'], { upstreamTokenKey }: StackSecrets): Settings {
  return { UPSTREAM_TOKEN_KEYS: upstreamTokenKey, UPSTREAM_STAND_IN: `http://localhost:${ports.upstreams}` };
}

function proxySettings(secrets: StackSecrets): Settings {
  return {
    OAUTH_PROXY_CLIENT_ID: PROXY_CLIENT_ID,
    OAUTH_PROXY_CLIENT_SECRET: secrets.proxyClientSecret,
    OAUTH_PROXY_SIGNING_KEYS: secrets.proxySigningKeys,
    OAUTH_PROXY_SECRETS: secrets.proxySecret,
    OAUTH_PROXY_VAULT_KEYS: secrets.vaultKey,
  };
}
