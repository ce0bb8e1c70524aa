import { randomBytes } from 'node:crypto';
import { runCommand } from '../processes/command.ts';
import { SetupError } from '../processes/setup-error.ts';
import { ensureLoginRole, withClient } from './postgres/sql.ts';
import type { Postgres } from './postgres.ts';
import { REPOSITORY } from './repository.ts';

const DATABASE = 'bookmarks';
const OWNER = 'bookmarks_owner';
const SERVICE = 'bookmarks_service';
/** The group that the migrations make and give its rights. */
const SERVICE_GROUP = 'bookmarks_app';
const MIGRATION_TIMEOUT_MS = 60_000;

/** How the owner of the schema and the service, which owns nothing, open the database. */
export type DatabaseLogins = Readonly<Record<'owner' | 'service', { password: string; url: string }>>;

/** New passwords; `prepareDatabase` sets them each time the stack starts, so none has to be kept. */
export function newLogins(postgres: Postgres): DatabaseLogins {
  const login = (user: string) => {
    const password = randomBytes(24).toString('base64url');
    return { password, url: postgres.urlFor({ database: DATABASE, user, password }) };
  };
  return { owner: login(OWNER), service: login(SERVICE) };
}

/** Brings the database up to date: the roles, the database and the schema. @throws {SetupError} */
export async function prepareDatabase(
  postgres: Postgres,
  { owner, service }: DatabaseLogins,
  repository = REPOSITORY,
): Promise<void> {
  await withClient(postgres.adminUrl, (client) =>
    ensureLoginRole(client, { name: OWNER, password: owner.password, options: 'createrole' }),
  );
  await postgres.createDatabase(DATABASE, OWNER);
  await migrate(owner.url, repository);
  await withClient(postgres.adminUrl, (client) =>
    ensureLoginRole(client, {
      name: SERVICE,
      password: service.password,
      options: `in role ${SERVICE_GROUP}`,
    }),
  );
}

/** Runs the migrations of that repository, as the owner of the tables. @throws {SetupError} */
export async function migrate(databaseUrl: string, repository = REPOSITORY): Promise<void> {
  const { isOk, output } = await runCommand(process.execPath, ['bookmark-service/src/migrate.ts'], {
    cwd: repository,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    timeoutMs: MIGRATION_TIMEOUT_MS,
  });
  if (!isOk) throw new SetupError(`The database could not be brought up to date:\n${output.trim()}`);
}
