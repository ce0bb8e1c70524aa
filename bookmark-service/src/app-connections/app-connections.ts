import { appId, LIMITS } from '@bookmarks/protos';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import type { AppConnection } from './app-connection.ts';

/** The name of a program comes first. */
const MAX_USER_AGENT_LENGTH = 200;

/** Where the use of an app came from. */
type Origin = { readonly address: string; readonly userAgent: string };

/** The apps that act for a user, and those that are to do so no more. */
export function createAppConnections({ store, clock }: LibraryDeps) {
  function update(
    context: CallContext,
    id: string,
    disconnectionOf: (library: LibraryWriter, app: AppConnection) => Promise<Date | undefined>,
  ): Promise<AppConnection> {
    return store.write(context, async (library) => {
      const app = await library.appConnectionById(id);
      if (app === undefined) throw new LibraryError('not_found', 'There is no such app, or not any more.');
      const disconnectedAt = await disconnectionOf(library, app);
      await library.updateDisconnection(id, disconnectedAt);
      return { ...app, disconnectedAt };
    });
  }

  return {
    /** @returns whether its user has disconnected the app. @throws {LibraryError} `invalid` where there is none. */
    recordAppUse(
      context: CallContext,
      clientId: string | undefined,
      { address, userAgent }: Origin,
    ): Promise<boolean> {
      if (!clientId) throw new LibraryError('invalid', 'The identity names no client.');
      const use = {
        id: appId(clientId),
        clientId: storable(clientId),
        at: clock(),
        address: address.slice(0, LIMITS.addressLength),
        userAgent: storable(userAgent.slice(0, MAX_USER_AGENT_LENGTH)),
      };
      return store.write(context, async (library) => {
        const known = await library.appConnectionById(use.id);
        if (known?.disconnectedAt !== undefined) return true;
        if (known === undefined) await makeRoom(library);
        await library.recordAppUse(use);
        return false;
      });
    },

    listAppConnections: (context: CallContext): Promise<AppConnection[]> =>
      store.read(context, (library) => library.appConnections()),

    /** @throws {LibraryError} `not_found`; `too_many` */
    disconnectApp: (context: CallContext, id: string): Promise<AppConnection> =>
      update(context, id, async (library, { disconnectedAt }) => {
        if (disconnectedAt === undefined) await requireRoomForDisconnection(library);
        return disconnectedAt ?? clock();
      }),

    /** @throws {LibraryError} `not_found` */
    reconnectApp: (context: CallContext, id: string): Promise<AppConnection> =>
      update(context, id, async () => undefined),
  };
}

/** As PostgreSQL takes it; what tells one client from another is its id. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** The one that was used least lately gives way, and never one that was disconnected: it would be let in again. */
async function makeRoom(library: LibraryWriter): Promise<void> {
  const apps = await library.appConnections();
  if (apps.length < LIMITS.appsPerUser) return;
  const oldest = apps.findLast(({ disconnectedAt }) => disconnectedAt === undefined);
  if (oldest !== undefined) await library.deleteAppConnection(oldest.id);
}

async function requireRoomForDisconnection(library: LibraryWriter): Promise<void> {
  const disconnected = (await library.appConnections()).filter((app) => app.disconnectedAt !== undefined);
  if (disconnected.length < LIMITS.disconnectedAppsPerUser) return;
  throw new LibraryError(
    'too_many',
    `${LIMITS.disconnectedAppsPerUser} apps are disconnected, which is as many as can be. Allow one of them again first.`,
  );
}
