import { Client } from 'pg';

const TOO_MANY_CONNECTIONS = '53300';
const MAX_ROUNDS = 100;

/** Every connection that a PostgreSQL has, taken by somebody else until this is disposed of. */
export class OccupiedConnections implements AsyncDisposable {
  readonly #adminUrl: string;
  readonly #clients: Client[] = [];

  private constructor(adminUrl: string) {
    this.#adminUrl = adminUrl;
  }

  /** Those of `user` are ended, and taken as well. */
  static async of(adminUrl: string, user: string): Promise<OccupiedConnections> {
    const occupied = new OccupiedConnections(adminUrl);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      while (await occupied.#takeOne());
      if ((await occupied.#endThoseOf(user)) === 0) return occupied;
    }
    await occupied[Symbol.asyncDispose]();
    throw new Error(`The connections of ${user} could not be taken.`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end()));
  }

  /** Whether there was one. */
  async #takeOne(): Promise<boolean> {
    const client = new Client({ connectionString: this.#adminUrl });
    client.on('error', () => {});
    try {
      await client.connect();
    } catch (error) {
      if ((error as { code?: string }).code === TOO_MANY_CONNECTIONS) return false;
      throw error;
    }
    this.#clients.push(client);
    return true;
  }

  /** How many there were. */
  async #endThoseOf(user: string): Promise<number> {
    const sql =
      'select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity where usename = $1';
    const [first] = this.#clients;
    const { rows } = (await first?.query(sql, [user])) ?? { rows: [] };
    return rows[0]?.ended ?? 0;
  }
}
