import { randomBytes } from 'node:crypto';
import { generateKeyPair } from '@bookmarks/identity';
import { startRedis } from '../../dev/programs/redis.ts';
import { newLogins, prepareDatabase } from '../../dev/stack/database.ts';
import { startPostgres } from '../../dev/stack/postgres.ts';
import { ServiceProcess } from '../../dev/stack/process.ts';
import { REPOSITORY } from '../../dev/stack/repository.ts';
import { SERVICES } from '../../dev/stack/services.ts';
import { pidOf } from '../processes/pid-of.ts';

/** An MCP service with a bookmark service of its own. */
export type Replica = {
  readonly mcpUrl: URL;
  readonly pids: Readonly<Record<'mcp-service' | 'bookmark-service', number>>;
};

/** They share a PostgreSQL and a Redis, and nothing else. */
export type RunningReplicas = AsyncDisposable & {
  readonly replicas: readonly Replica[];
  readonly postgresPid: number;
  /** Signs the identities that they accept. */
  readonly privateJwk: string;
};

const log = () => {};

/** Starts them as they run in production, durably. @throws {SetupError} */
export async function startReplicas(count: number): Promise<RunningReplicas> {
  await using acquired = new AsyncDisposableStack();
  const redis = acquired.use(await startRedis({ report: log }));
  const postgres = acquired.use(await startPostgres({ durable: true, log }));
  const logins = newLogins(postgres);
  await prepareDatabase(postgres, logins);
  const { privateJwk, publicJwkSet } = generateKeyPair('bench');
  const common = { PORT: '0', METRICS_PORT: '0', IDENTITY_VERIFICATION_KEYS: publicJwkSet };
  const mcpSettings = {
    ...common,
    PUBLIC_URL: 'https://bookmarks.example',
    CONFIRMATION_KEY: randomBytes(32).toString('base64url'),
    REDIS_URL: redis.url,
  };

  const start = async (service: 'mcpService' | 'bookmarkService', env: Readonly<Record<string, string>>) => {
    const started = acquired.use(new ServiceProcess({ ...SERVICES[service], cwd: REPOSITORY, env, log }));
    await started.start();
    return started;
  };
  const startReplica = async (): Promise<Replica> => {
    const bookmarkService = await start('bookmarkService', { ...common, DATABASE_URL: logins.service.url });
    const BOOKMARK_SERVICE_ADDRESS = `127.0.0.1:${bookmarkService.port}`;
    const mcpService = await start('mcpService', { ...mcpSettings, BOOKMARK_SERVICE_ADDRESS });
    return {
      mcpUrl: new URL(`http://127.0.0.1:${mcpService.port}/mcp`),
      pids: { 'mcp-service': pidOf(mcpService), 'bookmark-service': pidOf(bookmarkService) },
    };
  };
  const replicas = await Promise.all(Array.from({ length: count }, startReplica));
  const resources = acquired.move();
  return {
    replicas,
    postgresPid: pidOf(postgres),
    privateJwk,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
