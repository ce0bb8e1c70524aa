import type { AppConnectionMessage, AppConnectionServiceHandlers } from '@bookmarks/protos';
import type { AppConnection } from '../app-connections/app-connection.ts';
import type { Library } from '../library/library.ts';
import { toTimestamp } from './messages.ts';
import { ScopeError } from './status.ts';
import type { Unary } from './unary.ts';

type AppConnectionHandlerDeps = {
  readonly library: Library;
  readonly unary: Unary;
  /** For calls of somebody who has signed in to the pages of the gateway. */
  readonly sessionUnary: Unary;
};

/** Connected apps: what their user says of them, and the gateway's news that one was used. */
export function appConnectionHandlers(deps: AppConnectionHandlerDeps): AppConnectionServiceHandlers {
  const { library, unary, sessionUnary } = deps;
  return {
    RecordAppUse: unary('bookmarks:read', async (context, { address, userAgent }, { method, clientId }) => {
      if (method !== 'oauth') throw new ScopeError('Only an app has uses.');
      return { disconnected: await library.recordAppUse(context, clientId, { address, userAgent }) };
    }),

    ListAppConnections: sessionUnary('bookmarks:read', async (context) => ({
      apps: (await library.listAppConnections(context)).map(toAppConnectionMessage),
    })),

    DisconnectApp: sessionUnary('bookmarks:write', async (context, { id }) =>
      toAppConnectionMessage(await library.disconnectApp(context, id)),
    ),

    ReconnectApp: sessionUnary('bookmarks:write', async (context, { id }) =>
      toAppConnectionMessage(await library.reconnectApp(context, id)),
    ),
  };
}

function toAppConnectionMessage(app: AppConnection): AppConnectionMessage {
  const { id, clientId, firstUsedAt, lastUsedAt, lastUsedAddress, lastUserAgent, disconnectedAt } = app;
  return {
    ...{ id, clientId, lastUseAddress: lastUsedAddress, lastUserAgent },
    firstUseTime: toTimestamp(firstUsedAt),
    lastUseTime: toTimestamp(lastUsedAt),
    disconnectTime: disconnectedAt === undefined ? null : toTimestamp(disconnectedAt),
  };
}
