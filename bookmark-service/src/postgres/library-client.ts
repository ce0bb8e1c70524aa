import type { UserSub } from '@bookmarks/identity';
import type { PoolClient, QueryResultRow } from 'pg';

/** A connection within a transaction about one user's library. Each statement names the user, whatever the policies do. */
export type LibraryClient = {
  readonly userSub: UserSub;
  /** A statement whose text never varies: PostgreSQL plans it once a connection. `$1` is the user. */
  named<Row extends QueryResultRow>(name: string, text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A statement that is planned for its values. */
  query<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
};

export function createLibraryClient(client: PoolClient, userSub: UserSub): LibraryClient {
  return {
    userSub,
    named: async <Row extends QueryResultRow>(name: string, text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>({ name, text, values: [userSub, ...values] })).rows,
    query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[]) =>
      (await client.query<Row>({ text, values: [...values] })).rows,
  };
}
