import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';

/** What concerns all that is kept of a user. */
export function createAccount({ store }: Pick<LibraryDeps, 'store'>) {
  return {
    /** For good. A job that runs finds itself gone with its next step, and ends. */
    deleteLibrary: (context: CallContext): Promise<void> =>
      store.write(context, (library) => library.deleteEverything()),
  };
}
