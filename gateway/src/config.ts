import { onOff, parsedBy, parseEnv, port, url } from '@bookmarks/env';
import { SCOPES, type Scope, signingKey } from '@bookmarks/identity';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { z } from 'zod';
import { isScope } from './access/scopes.ts';

const ENVIRONMENT = z
  .object({
    PORT: port(8080),
    PUBLIC_URL: url(['http:', 'https:']).refine(isOrigin, 'must have no path and no query'),
    AUTHKIT_DOMAIN: z
      .string('is required')
      .transform((value) => (value.includes('://') ? value : `https://${value}`))
      .pipe(url(['http:', 'https:']))
      .refine(isOrigin, 'must have no path and no query'),
    MCP_SERVICE_URL: url(['http:', 'https:']).refine(isOrigin, 'must have no path and no query'),
    IDENTITY_SIGNING_KEY: parsedBy(signingKey),
    REDIS_URL: url(['redis:', 'rediss:']).optional(),
    ALLOWED_ORIGINS: z.string().default('').transform(listOf).pipe(z.array(originOrAny())),
    ALLOWED_HOSTS: z.string().default('').transform(listOf),
    DEFAULT_SCOPES: z.string().default(SCOPES.join(' ')).transform(listOf).pipe(scopes()),
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    INSECURE_LOCAL_STACK: onOff('off'),
  })
  .superRefine((settings, context) => {
    if (settings.INSECURE_LOCAL_STACK) return;
    const mistake = (name: keyof typeof settings, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (settings.PUBLIC_URL.protocol !== 'https:') mistake('PUBLIC_URL', 'must start with https:');
    if (settings.AUTHKIT_DOMAIN.protocol !== 'https:') mistake('AUTHKIT_DOMAIN', 'must start with https:');
    if (settings.REDIS_URL === undefined) mistake('REDIS_URL', 'is required');
    if (settings.IDENTITY_SIGNING_KEY.isExample) {
      mistake('IDENTITY_SIGNING_KEY', 'is the example key, which everybody knows');
    }
  });

export type Config = ReturnType<typeof loadConfig>;

/** Every setting of the gateway. @throws {ConfigurationError} */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const settings = parseEnv(ENVIRONMENT, env);
  return {
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL,
    /** As AuthKit writes it: an origin has no trailing slash. */
    issuer: settings.AUTHKIT_DOMAIN.origin,
    mcpServiceUrl: settings.MCP_SERVICE_URL,
    identitySigningKey: settings.IDENTITY_SIGNING_KEY,
    redisUrl: settings.REDIS_URL?.href,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    allowedHosts: settings.ALLOWED_HOSTS,
    defaultScopes: settings.DEFAULT_SCOPES,
    logLevel: settings.LOG_LEVEL,
    insecureLocalStack: settings.INSECURE_LOCAL_STACK,
  };
}

function isOrigin(value: URL): boolean {
  return value.href === `${value.origin}/`;
}

function listOf(value: string): string[] {
  return value.split(/[\s,]+/).filter(Boolean);
}

function originOrAny() {
  return z
    .string()
    .refine(
      (value) => value === '*' || (URL.canParse(value) && value === new URL(value).origin),
      'must list origins such as https://app.example, or *',
    );
}

function scopes() {
  return z
    .array(
      z.string().refine((value): value is Scope => isScope(value), `must list some of ${SCOPES.join(', ')}`),
    )
    .min(1, `must list some of ${SCOPES.join(', ')}`);
}
