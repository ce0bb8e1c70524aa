import type { UserSub } from '@bookmarks/identity';
import type { QueryConfig, QueryResultRow } from 'pg';
import type { BoundStatement, Prepared } from './pipeline.ts';

/** Runs a statement within a transaction that says whom it is for. */
export type RunStatement = <Row extends QueryResultRow>(statement: QueryConfig) => Promise<Row[]>;

/** Has a statement that gives no row go with the next one of the transaction, or with its end, and fail there. */
export type SendStatement = (statement: BoundStatement) => void;

/** Statements about one user's library. Each names the user, whatever the policies do. */
export type LibraryClient = {
  readonly userSub: UserSub;
  /** A statement whose text never varies: PostgreSQL plans it once a connection. `$1` is the user. */
  named<Row extends QueryResultRow>(name: string, text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * The same for `count` things, and planned for its values where that is more than one: a plan that suits most libraries
   * may walk through the whole of a large one.
   */
  sized<Row extends QueryResultRow>(
    count: number,
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]>;
  /** A statement that is planned for its values. */
  query<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** A write of which nothing comes back: it waits for no round trip of its own, and fails with the statement that follows. */
  send(statement: Prepared, values: BoundStatement['values']): void;
  /** Leaves a statement for when the transaction is committed; nobody waits for it. */
  afterCommit(text: string): void;
};

/** What only a transaction that writes can do. */
type Writing = { readonly send: SendStatement; readonly afterCommit: LibraryClient['afterCommit'] };

const READ_ONLY: Writing = {
  send: () => {
    throw new Error('A call that reads cannot write.');
  },
  afterCommit: () => undefined,
};

export function createLibraryClient(
  run: RunStatement,
  userSub: UserSub,
  { send, afterCommit }: Writing = READ_ONLY,
): LibraryClient {
  return {
    userSub,
    named: (name, text, values = []) => run({ name, text, values: [userSub, ...values] }),
    sized: (count, name, text, values) =>
      run({ ...(count === 1 && { name }), text, values: [userSub, ...values] }),
    query: (text, values) => run({ text, values: [...values] }),
    send: ({ name }, values) => send({ name, values: [userSub, ...values] }),
    afterCommit,
  };
}
