import type { Pool } from 'pg';

const CHECK_EVERY_MS = 1_000;

/** The database role could see the rows of every user: the service must not run with it. */
export class DatabaseRoleError extends Error {
  override readonly name = 'DatabaseRoleError';
}

export type DatabaseWatchDeps = {
  readonly pool: Pool;
  /** Called when the database comes within reach and when it goes. */
  readonly onChange: (isReachable: boolean, error?: unknown) => void;
  /** Called once; no further check is made. */
  readonly onUnsafeRole: (error: DatabaseRoleError) => void;
};

/** Asks the database, once a second and at once, whether it answers and whether row-level security holds for the service. */
export function watchDatabase({ pool, onChange, onUnsafeRole }: DatabaseWatchDeps): AsyncDisposable {
  const stop = new AbortController();
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
      await pause(stop.signal);
    }
  };
  const watching = watch();
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await watching;
    },
  };
}

/** @throws {DatabaseRoleError} when row-level security would not bind the role that the pool connects with. */
export async function requireConfinedRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ is_confined: boolean }>({
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
