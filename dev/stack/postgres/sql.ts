import { Client } from 'pg';

/** Runs `work` on a connection of its own. */
export async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // The statement under way fails by itself.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes a role that can log in where there is none, and gives it this password. */
export async function ensureLoginRole(
  client: Client,
  { name, password, options = '' }: { name: string; password: string; options?: string },
): Promise<void> {
  const role = client.escapeIdentifier(name);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${role} login ${options}`);
  await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
}

/** Makes a database where there is none of this name. */
export async function ensureDatabase(client: Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return;
  await client.query(
    `create database ${client.escapeIdentifier(name)} owner ${client.escapeIdentifier(owner)}`,
  );
}
