import { Client } from 'pg';

/** What a statement of the tables' owner finds, whom no policy binds. */
export async function asOwner(
  { ownerUrl }: { readonly ownerUrl: string },
  sql: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
