import { parsedBy, parseEnv, port, url } from '@bookmarks/env';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { z } from 'zod';
import type { Application } from './clients/application.ts';
import { localIssuer } from './local-issuer.ts';

const SETTINGS = z.object({
  PORT: port(8089),
  HOST: z.string().optional(),
  ISSUER: parsedBy(localIssuer).optional(),
  RESOURCE: resource().default('http://localhost:8080/mcp'),
  OTHER_RESOURCES: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(resource())),
  ACCESS_TOKEN_LIFETIME_SECONDS: z.coerce.number().int().min(1).max(3600).default(300),
  /** The application that signs people in to the account pages: what AuthKit's dashboard has for it. */
  ACCOUNT_CLIENT_ID: z.string().optional(),
  ACCOUNT_CLIENT_SECRET: z.string().optional(),
  ACCOUNT_REDIRECT_URI: z.string().optional(),
  /** The application by which the gateway's OAuth proxy signs people in here, as at any provider. */
  OAUTH_PROXY_CLIENT_ID: z.string().optional(),
  OAUTH_PROXY_CLIENT_SECRET: z.string().optional(),
  OAUTH_PROXY_REDIRECT_URI: z.string().optional(),
  DATA_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

export type Config = {
  readonly port: number;
  /** Absent: only the loopback interface where the issuer is there, else every address. */
  readonly host: string | undefined;
  /** Absent: `http://localhost` with the port that the server listens on. */
  readonly issuer: string | undefined;
  readonly resource: string;
  readonly otherResources: readonly string[];
  readonly accessTokenLifetimeSeconds: number;
  readonly applications: readonly Application[];
  /** Absent: everything is forgotten when the process ends. */
  readonly dataDir: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

/** @throws {ConfigurationError} with every mistake at once. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const settings = parseEnv(SETTINGS.shape, env);
  return {
    port: settings.PORT,
    host: settings.HOST,
    issuer: settings.ISSUER,
    resource: settings.RESOURCE,
    otherResources: settings.OTHER_RESOURCES,
    accessTokenLifetimeSeconds: settings.ACCESS_TOKEN_LIFETIME_SECONDS,
    applications: [
      ...applicationOf(
        settings.ACCOUNT_CLIENT_ID,
        settings.ACCOUNT_CLIENT_SECRET,
        settings.ACCOUNT_REDIRECT_URI,
      ),
      ...applicationOf(
        settings.OAUTH_PROXY_CLIENT_ID,
        settings.OAUTH_PROXY_CLIENT_SECRET,
        settings.OAUTH_PROXY_REDIRECT_URI,
      ),
    ],
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL,
  };
}

function applicationOf(clientId?: string, clientSecret?: string, redirectUri?: string): Application[] {
  return clientId && clientSecret && redirectUri ? [{ clientId, clientSecret, redirectUri }] : [];
}

function resource() {
  return url(['http:', 'https:']).transform(({ href }) => href.replace(/\/$/, ''));
}
