import { generateKeyPair } from '@bookmarks/identity';
import { SetupError } from '../../dev/processes/setup-error.ts';
import { newLogins, prepareDatabase } from '../../dev/stack/database.ts';
import { limitedHeap } from '../../dev/stack/node-options.ts';
import { withClient } from '../../dev/stack/postgres/sql.ts';
import { type Postgres, startPostgres } from '../../dev/stack/postgres.ts';
import { ServiceProcess } from '../../dev/stack/process.ts';
import { REPOSITORY } from '../../dev/stack/repository.ts';
import { SERVICES } from '../../dev/stack/services.ts';

/**
 * What a small production server would be given; everything else is PostgreSQL's default, durability included. The
 * last two shorten the loading, and change no plan.
 */
const SERVER_SETTINGS = {
  shared_buffers: '1GB',
  effective_cache_size: '4GB',
  random_page_cost: '1.1',
  max_wal_size: '8GB',
  maintenance_work_mem: '512MB',
} as const;

/** PostgreSQL and one process of the bookmark service, as they run in production. */
export type RunningService = AsyncDisposable & {
  readonly address: string;
  readonly pid: number;
  /** Signs the identities that the service accepts. */
  readonly privateJwk: string;
  /** The database as the owner of its tables, and as the service, opens it. */
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly postgresVersion: string;
  readonly postgresSettings: string;
};

/** Starts both, with an empty library. @throws {SetupError} */
export async function startService(): Promise<RunningService> {
  await using acquired = new AsyncDisposableStack();
  const logs: string[] = [];
  const log = (source: string, line: string) => {
    logs.push(`[${source}] ${line}`);
    if (logs.length > KEPT_LINES) logs.shift();
  };
  const postgres = acquired.use(await startPostgres({ durable: true, log }));
  const postgresVersion = await configure(postgres);
  const logins = newLogins(postgres);
  await prepareDatabase(postgres, logins);

  const { privateJwk, publicJwkSet } = generateKeyPair('bench');
  const env = {
    PORT: '0',
    METRICS_PORT: '0',
    DATABASE_URL: logins.service.url,
    ...limitedHeap('bookmarkService'),
    IDENTITY_VERIFICATION_KEYS: publicJwkSet,
  };
  const service = acquired.use(
    new ServiceProcess({ ...SERVICES.bookmarkService, cwd: REPOSITORY, env, log }),
  );
  await service.start();
  if (service.pid === undefined) throw new SetupError(`The service ended:\n${logs.join('\n')}`);
  const { pid, port } = service;
  const resources = acquired.move();
  return {
    address: `127.0.0.1:${port}`,
    pid,
    privateJwk,
    ownerUrl: logins.owner.url,
    serviceUrl: logins.service.url,
    postgresVersion,
    postgresSettings: Object.entries(SERVER_SETTINGS)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

const KEPT_LINES = 100;

/** Gives the server its settings and starts it again with them. Returns its version. */
async function configure(postgres: Postgres): Promise<string> {
  await withClient(postgres.adminUrl, async (client) => {
    for (const [name, value] of Object.entries(SERVER_SETTINGS)) {
      await client.query(`alter system set ${name} = ${client.escapeLiteral(value)}`);
    }
  });
  await postgres.stop();
  await postgres.start();
  return withClient(postgres.adminUrl, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? 'unknown';
  });
}
