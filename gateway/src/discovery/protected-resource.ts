import type { RequestHandler } from 'express';
import { ALGORITHMS } from '../authorization-server/jwk-set.ts';
import type { Endpoint } from '../endpoints.ts';

/**
 * RFC 9728 §3.1 puts the resource's path behind the well-known one; clients also ask without it. Express serves each
 * with a trailing slash too.
 */
export const PROTECTED_RESOURCE_PATH = '/.well-known/oauth-protected-resource';

export const DISCOVERY_CACHE_CONTROL = 'public, max-age=300';

/**
 * Protected resource metadata (RFC 9728 §2) of one endpoint. `offline_access` is not among the scopes: it is
 * between the client and the authorization server, and a resource should not ask for it.
 *
 * @param issuers the first is the one that clients use which do not choose.
 */
export function createProtectedResource(
  { resource, scopes }: Endpoint,
  issuers: readonly string[],
): RequestHandler {
  const metadata = {
    resource,
    authorization_servers: issuers,
    scopes_supported: scopes,
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: ALGORITHMS,
    resource_name: 'Bookmarks',
  };
  return (_req, res) => {
    res.set('Cache-Control', DISCOVERY_CACHE_CONTROL).json(metadata);
  };
}
