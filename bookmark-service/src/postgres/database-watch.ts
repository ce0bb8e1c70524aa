import { ConfigurationError } from '@bookmarks/env';
import type { ClientBase, Pool } from 'pg';

const CHECK_EVERY_MS = 1_000;

/** The database role could see the rows of every user: the service must not run with it. */
export class DatabaseRoleError extends ConfigurationError {
  override readonly name = 'DatabaseRoleError';
}

export type DatabaseWatchDeps = {
  /** Its own: while the calls use up theirs, the database is as near as before. */
  readonly pool: Pool;
  /** Called when the database comes within reach and when it goes. */
  readonly onChange: (isReachable: boolean, error?: unknown) => void;
  /** Called once; no further check is made. */
  readonly onUnsafeRole: (error: DatabaseRoleError) => void;
};

export type DatabaseWatch = AsyncDisposable & {
  /** Resolves after the first check, unless that found an unsafe role. */
  readonly checked: Promise<void>;
};

/** Asks the database, once a second and at once, whether it answers and whether row-level security holds for the service. */
export function watchDatabase({ pool, onChange, onUnsafeRole }: DatabaseWatchDeps): DatabaseWatch {
  const stop = new AbortController();
  const checked = Promise.withResolvers<void>();
  let isReachable: boolean | undefined;

  const report = (now: boolean, error?: unknown) => {
    if (now !== isReachable) onChange(now, error);
    isReachable = now;
  };
  const watch = async () => {
    while (!stop.signal.aborted) {
      try {
        await requireConfinedRole(pool);
        report(true);
      } catch (error) {
        if (error instanceof DatabaseRoleError) return onUnsafeRole(error);
        report(false, error);
      }
      checked.resolve();
      await pause(stop.signal);
    }
  };
  const watching = watch();
  return {
    checked: checked.promise,
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await watching;
    },
  };
}

/** @throws {DatabaseRoleError} when row-level security would not bind the role that `database` connects with. */
export async function requireConfinedRole(database: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await database.query<{ is_confined: boolean }>({
    name: 'is-role-confined',
    text: `select not rolsuper and not rolbypassrls and not pg_has_role(relowner, 'usage') as is_confined
           from pg_roles, pg_class
           where rolname = current_user and pg_class.oid = 'bookmarks'::regclass`,
  });
  if (rows[0]?.is_confined !== true) {
    throw new DatabaseRoleError(
      'The role of DATABASE_URL is a superuser, bypasses row-level security or owns the tables. Use a role that is only a member of bookmarks_app.',
    );
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CHECK_EVERY_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
