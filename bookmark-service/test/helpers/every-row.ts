import { Client } from 'pg';

/** A row of any table, as text. */
type AnyRow = { readonly table: string; readonly text: string };

/** All that a database holds, as its owner sees it. Only what PostgreSQL keeps about itself is left out. */
export async function withEveryRow<Result>(
  ownerUrl: string,
  look: (database: { client: Client; tables: string[]; rows: () => Promise<AnyRow[]> }) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const tables = rows.map(({ name }) => name);
    return await look({ client, tables, rows: () => rowsOf(client, tables) });
  } finally {
    await client.end();
  }
}

async function rowsOf(client: Client, tables: readonly string[]): Promise<AnyRow[]> {
  const found: AnyRow[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ text: string }>(
      `select any_row::text as text from ${table} as any_row order by 1`,
    );
    found.push(...rows.map(({ text }) => ({ table, text })));
  }
  return found;
}
