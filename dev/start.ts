import { join } from 'node:path';
import { ConfigurationError, parseEnv, port, url } from '@bookmarks/env';
import { LOG_LEVELS } from '@bookmarks/telemetry';
import { UPSTREAM_PROVIDERS } from '@bookmarks/upstream';
import { z } from 'zod';
import { USERS } from './authkit/src/users.ts';
import { assertPortsFree } from './processes/ports.ts';
import type { Death } from './processes/restartable.ts';
import { SetupError } from './processes/setup-error.ts';
import { createLineFormatter } from './stack/logs.ts';
import { REPOSITORY } from './stack/repository.ts';
import { startStack } from './stack/start-stack.ts';
import { aborted, stopSignal } from './stack/stop-signal.ts';
import { welcome } from './stack/welcome.ts';

/** `npm start`: the whole product on this machine. These settings change what it does. */
const SETTINGS = z.object({
  /** Of the gateway. */
  PORT: port(8080),
  AUTHKIT_PORT: port(8089),
  /** Where users reach the gateway, when that is not localhost: a tunnel. */
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  /** A real AuthKit instead of the stand-in: its domain, or its URL. */
  AUTHKIT_DOMAIN: z
    .string()
    .transform((domain) => (domain.includes('://') ? domain : `https://${domain}`))
    .optional(),
  REDIS_URL: z.string().optional(),
  /** The provider whose stand-in the OAuth proxy signs people in at. */
  UPSTREAM: z.enum(UPSTREAM_PROVIDERS).optional(),
  UPSTREAMS_PORT: port(8090),
  /** Keeps everything that must survive a restart. */
  DATA_DIR: z.string().default(join(REPOSITORY, '.data')),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

try {
  process.exitCode = await run();
} catch (error) {
  const isForPeople = error instanceof SetupError || error instanceof ConfigurationError;
  console.error(isForPeople ? `\n${error.message}` : error);
  process.exitCode = 1;
}

/** Runs the stack until it is asked to stop. @returns the exit code. */
async function run(): Promise<number> {
  const settings = parseEnv(SETTINGS.shape, process.env);
  const { PORT, AUTHKIT_PORT, AUTHKIT_DOMAIN, UPSTREAMS_PORT, UPSTREAM } = settings;
  await assertPortsFree({
    PORT,
    ...(AUTHKIT_DOMAIN === undefined && { AUTHKIT_PORT }),
    ...(UPSTREAM !== undefined && { UPSTREAMS_PORT }),
  });
  if (UPSTREAM !== undefined && (settings.REDIS_URL === undefined || AUTHKIT_DOMAIN !== undefined))
    throw new SetupError('UPSTREAM needs REDIS_URL, and no AUTHKIT_DOMAIN: else there is no OAuth proxy.');
  const signal = stopSignal();
  const format = createLineFormatter({ colour: process.stdout.isTTY });
  const isWanted = (line: string) => !isAuditRecord(line) && isAtLevel(line, settings.LOG_LEVEL);

  await using stack = await startStack({
    dataFolder: settings.DATA_DIR,
    durable: true,
    ports: { gateway: PORT, authkit: AUTHKIT_PORT, upstreams: settings.UPSTREAMS_PORT },
    publicUrl: settings.PUBLIC_URL?.href,
    authkitDomain: AUTHKIT_DOMAIN,
    redisUrl: settings.REDIS_URL,
    upstreamProvider: settings.UPSTREAM,
    inheritedEnv: { ...process.env, LOG_LEVEL: levelOfServices(settings.LOG_LEVEL) },
    log: (source, line) => void (isWanted(line) && console.log(format(source, line))),
    signal,
  });
  const users = AUTHKIT_DOMAIN === undefined ? USERS.map(({ name }) => name) : undefined;
  console.log(welcome({ mcpUrl: stack.mcpUrl, users, isPublic: settings.PUBLIC_URL !== undefined }));

  const death = await Promise.race([stack.died, aborted(signal)]);
  console.log(death === undefined ? '\nStopping…' : obituary(death));
  return death === undefined ? 0 : 1;
}

/** Never above `info`: the services say at that level that they are ready. What is not wanted is not shown. */
function levelOfServices(level: (typeof LOG_LEVELS)[number]): (typeof LOG_LEVELS)[number] {
  return level === 'debug' || level === 'trace' ? level : 'info';
}

/** What is no JSON, such as a warning of Node's, is always wanted. */
function isAtLevel(line: string, minimum: (typeof LOG_LEVELS)[number]): boolean {
  const level = /^\{"level":"(\w+)"/.exec(line)?.[1];
  const levels: readonly string[] = LOG_LEVELS;
  if (minimum === 'silent') return level === undefined;
  return level === undefined || levels.indexOf(level) <= levels.indexOf(minimum);
}

/** Each request leaves one: for machines to keep, not for people to watch. */
function isAuditRecord(line: string): boolean {
  return line.includes('"audit":{');
}

function obituary({ name, reason, lastLines }: Death): string {
  return `\n${name} ended by itself (${reason}), so everything stops. Its last lines:\n${lastLines.join('\n')}`;
}
