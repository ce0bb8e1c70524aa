import { acceptRequestId, type Logger, REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import type { AuthInfo } from '@modelcontextprotocol/server';
import type { Express, Request, RequestHandler } from 'express';
import { mountEndpoint } from '../endpoints/mount-endpoint.ts';
import type { ObserveCall } from '../mcp-server.ts';
import { createPublicServer } from './public-server.ts';
import type { PublicContext } from './public-tool.ts';

const PATH = '/public/mcp';

type PublicEndpointDeps = PublicContext & { readonly observeCall: ObserveCall; readonly log: Logger };

/** Serves what everybody can read. Whatever identity a request carries is not looked at. */
export function mountPublicEndpoint(app: Express, { log, ...deps }: PublicEndpointDeps): void {
  const admit: RequestHandler = (request: Request & { auth?: AuthInfo }, response, next) => {
    const requestId = acceptRequestId(request.get(REQUEST_ID_HEADER));
    response.set(REQUEST_ID_HEADER, requestId);
    // The SDK passes this on to the factory, and nothing else of the request.
    request.auth = { token: '', clientId: '', scopes: [], extra: { requestId } };
    next();
  };
  mountEndpoint(app, {
    path: PATH,
    admit,
    factory: ({ authInfo }) =>
      createPublicServer({
        ...deps,
        // Made where something is to be written, which is seldom.
        get log() {
          return log.child({ request_id: authInfo?.extra?.requestId });
        },
      }),
    // Each is counted as one call where calls are counted.
    maxBatch: 1,
    maxSubscriptions: 0,
    log,
  });
}
