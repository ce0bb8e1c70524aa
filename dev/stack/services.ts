/** The processes of the stack that Node runs: the name that their lines carry, and the file. */
export const SERVICES = {
  gateway: { name: 'gateway', main: 'gateway/src/main.ts' },
  mcpService: { name: 'mcp-service', main: 'mcp-service/src/main.ts' },
  bookmarkService: { name: 'bookmark-service', main: 'bookmark-service/src/main.ts' },
  authkit: { name: 'authkit', main: 'dev/authkit/src/main.ts' },
} as const;

export type ServiceKey = keyof typeof SERVICES;
export type Settings = Readonly<Record<string, string>>;

/** What the settings of the services are made from. */
export type StackPlan = {
  readonly ports: Readonly<Record<ServiceKey, number>>;
  /** The URL that users type, without /mcp. */
  readonly publicUrl: string;
  /** The issuer: the stand-in, or a real AuthKit. */
  readonly authkitUrl: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** Where the stand-in keeps its state. */
  readonly authkitFolder: string;
  readonly confirmationKey: string;
  readonly identityKeys: { readonly privateJwk: string; readonly publicJwkSet: string };
};

/** Where MCP Inspector's page comes from; it calls the gateway from the browser. */
const INSPECTOR_ORIGINS = 'http://localhost:6274,http://127.0.0.1:6274';

/** Each on a port of its own, which its log tells. */
const ANY_METRICS_PORT = { METRICS_PORT: '0' };

/** The settings of each service, by the names that its own config.ts reads. */
export const SETTINGS_OF = {
  gateway: ({ ports, publicUrl, authkitUrl, redisUrl, identityKeys }) => ({
    ...ANY_METRICS_PORT,
    PORT: String(ports.gateway),
    PUBLIC_URL: publicUrl,
    AUTHKIT_DOMAIN: authkitUrl,
    MCP_SERVICE_URL: `http://127.0.0.1:${ports.mcpService}`,
    BOOKMARK_SERVICE_ADDRESS: `127.0.0.1:${ports.bookmarkService}`,
    IDENTITY_SIGNING_KEY: identityKeys.privateJwk,
    ALLOWED_ORIGINS: INSPECTOR_ORIGINS,
    REDIS_URL: redisUrl ?? '',
    INSECURE_LOCAL_STACK: 'on',
  }),
  mcpService: ({ ports, publicUrl, redisUrl, identityKeys, confirmationKey }) => ({
    ...ANY_METRICS_PORT,
    PORT: String(ports.mcpService),
    PUBLIC_URL: publicUrl,
    BOOKMARK_SERVICE_ADDRESS: `127.0.0.1:${ports.bookmarkService}`,
    IDENTITY_VERIFICATION_KEYS: identityKeys.publicJwkSet,
    CONFIRMATION_KEY: confirmationKey,
    REDIS_URL: redisUrl ?? '',
    INSECURE_LOCAL_STACK: 'on',
  }),
  bookmarkService: ({ ports, identityKeys, databaseUrl }) => ({
    ...ANY_METRICS_PORT,
    PORT: String(ports.bookmarkService),
    DATABASE_URL: databaseUrl,
    IDENTITY_VERIFICATION_KEYS: identityKeys.publicJwkSet,
    INSECURE_LOCAL_STACK: 'on',
  }),
  authkit: ({ ports, publicUrl, authkitUrl, authkitFolder }) => ({
    PORT: String(ports.authkit),
    ISSUER: authkitUrl,
    RESOURCE: `${publicUrl}/mcp`,
    OTHER_RESOURCES: `${publicUrl}/mcp/readonly,${publicUrl}/mcp/research`,
    DATA_DIR: authkitFolder,
  }),
} satisfies Record<ServiceKey, (plan: StackPlan) => Settings>;
