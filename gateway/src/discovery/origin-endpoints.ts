import type { RequestHandler } from 'express';
import type { AuthorizationServerMetadata } from '../authorization-server/metadata.ts';
import type { RemoteDocument } from '../authorization-server/remote-document.ts';
import { notFoundProblem } from '../http/not-found.ts';
import { availableOr503 } from './available-or-503.ts';

type Endpoint = 'authorization_endpoint' | 'token_endpoint' | 'registration_endpoint';

/**
 * Sends clients on that ignore the metadata and use the endpoints of the 2025-03 revision at our origin (claude.ai
 * does). 307 keeps the method and the body; the query is kept as it is. Nothing passes through the gateway.
 */
export function redirectToEndpoint(
  document: Pick<RemoteDocument<AuthorizationServerMetadata>, 'read'>,
  endpoint: Endpoint,
): RequestHandler {
  return async (req, res) => {
    const target = (await availableOr503(document.read()))[endpoint];
    if (target === undefined) throw notFoundProblem();
    res
      .set({ Location: withQueryOf(target, req.url), 'Cache-Control': 'no-store' })
      .status(307)
      .end();
  };
}

function withQueryOf(target: string, url: string): string {
  const queryAt = url.indexOf('?');
  if (queryAt === -1) return target;
  return `${target}${target.includes('?') ? '&' : '?'}${url.slice(queryAt + 1)}`;
}
