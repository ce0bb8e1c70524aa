import { LIMITS } from '@bookmarks/protos';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import { timeZoneNamed } from './time-zone.ts';

/** What a user has chosen once: so far, the time zone in which times are understood. */
export function createPreferences({ store }: Pick<LibraryDeps, 'store'>) {
  return {
    timeZone: (context: CallContext): Promise<string | undefined> =>
      store.read(context, (library) => library.timeZone()),

    /** @returns the name as it is written. @throws {LibraryError} `invalid` */
    async setTimeZone(context: CallContext, name: string): Promise<string> {
      const zone = timeZoneNamed(name.trim());
      if (zone === undefined) {
        const shown = name.slice(0, LIMITS.timeZoneLength);
        throw new LibraryError(
          'invalid',
          `There is no time zone "${shown}". Use a name such as Europe/Berlin.`,
        );
      }
      await store.write(context, (library) => library.setTimeZone(zone));
      return zone;
    },
  };
}
