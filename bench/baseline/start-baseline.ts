import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { freePort } from '../../dev/processes/ports.ts';
import { startRedis } from '../../dev/programs/redis.ts';
import { ensureLoginRole, withClient } from '../../dev/stack/postgres/sql.ts';
import { type Postgres, startPostgres } from '../../dev/stack/postgres.ts';
import { ServiceProcess } from '../../dev/stack/process.ts';
import { REPOSITORY } from '../../dev/stack/repository.ts';
import { SERVICES, type Settings } from '../../dev/stack/services.ts';
import { type Assembly, TOKEN_LIFETIME } from '../path/assembly.ts';
import { settleDatabase } from '../path/settle-database.ts';
import { pidOf } from '../processes/pid-of.ts';

const DATABASE = 'bookmarks';
const SERVICE_ROLE = 'bookmarks_service';
const SCHEMA = new URL('bookmark-service/schema.sql', import.meta.url);
const log = () => {};

/**
 * The plain assembly: the product's architecture and libraries, used as their READMEs show it, with the stand-in for
 * AuthKit, the Redis and the durable PostgreSQL that the product is measured with. @throws {SetupError}
 */
export async function startBaseline(): Promise<Assembly> {
  await using acquired = new AsyncDisposableStack();
  const [redis, postgres] = await Promise.all([
    startRedis({ report: log }).then((started) => acquired.use(started)),
    startPostgres({ durable: true, log }).then((started) => acquired.use(started)),
  ]);
  const start = async (name: string, main: string, settings: Settings) => {
    const service = acquired.use(new ServiceProcess({ name, main, cwd: REPOSITORY, env: settings, log }));
    await service.start();
    return service;
  };
  const startPart = (name: string, settings: Settings) =>
    start(name, `bench/baseline/${name}/main.ts`, {
      PORT: '0',
      IDENTITY_SECRET: identitySecret,
      ...settings,
    });

  const identitySecret = randomBytes(32).toString('base64url');
  const publicUrl = `http://localhost:${await freePort()}`;
  const authkit = await start('authkit', SERVICES.authkit.main, {
    PORT: '0',
    RESOURCE: `${publicUrl}/mcp`,
    ...TOKEN_LIFETIME,
  });
  const bookmarkService = await startPart('bookmark-service', {
    DATABASE_URL: await createDatabase(postgres),
  });
  const mcpService = await startPart('mcp-service', {
    BOOKMARK_SERVICE_ADDRESS: `127.0.0.1:${bookmarkService.port}`,
  });
  const gateway = await startPart('gateway', {
    PORT: new URL(publicUrl).port,
    PUBLIC_URL: publicUrl,
    AUTHKIT_URL: `http://localhost:${authkit.port}`,
    MCP_SERVICE_URL: `http://127.0.0.1:${mcpService.port}`,
    REDIS_URL: redis.url,
  });
  const resources = acquired.move();
  return {
    name: 'plain assembly',
    mcpUrl: new URL(`${publicUrl}/mcp`),
    pids: {
      gateway: pidOf(gateway),
      'mcp-service': pidOf(mcpService),
      'bookmark-service': pidOf(bookmarkService),
      redis: pidOf(redis),
      postgres: pidOf(postgres),
    },
    settle: () => settleDatabase(postgres),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** With its tables, for a role that row-level security holds for. @returns the service's URL of it. */
async function createDatabase(postgres: Postgres): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const ownerUrl = await postgres.createDatabase(DATABASE);
  await withClient(ownerUrl, async (client) => {
    await ensureLoginRole(client, { name: SERVICE_ROLE, password });
    await client.query(await readFile(SCHEMA, 'utf8'));
    await client.query(
      `grant select, insert, update, delete on all tables in schema public to ${SERVICE_ROLE}`,
    );
  });
  return postgres.urlFor({ database: DATABASE, user: SERVICE_ROLE, password });
}
