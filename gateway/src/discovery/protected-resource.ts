import { SCOPES } from '@bookmarks/identity';
import type { RequestHandler } from 'express';

/**
 * RFC 9728 §3.1 puts the resource's path behind the well-known one; clients also ask without it. Express serves each
 * with a trailing slash too.
 */
export const PROTECTED_RESOURCE_PATHS = [
  '/.well-known/oauth-protected-resource/mcp',
  '/.well-known/oauth-protected-resource',
];

export const DISCOVERY_CACHE_CONTROL = 'public, max-age=300';

/** The URL that challenges name; built from configuration, never from the Host header. */
export function resourceMetadataUrl(publicUrl: URL): string {
  return new URL('/.well-known/oauth-protected-resource/mcp', publicUrl).href;
}

/**
 * Protected resource metadata (RFC 9728 §2), the same at every path. `offline_access` is not among the scopes: it is
 * between the client and the authorization server, and a resource should not ask for it.
 */
export function createProtectedResource({
  resource,
  issuer,
}: {
  resource: string;
  issuer: string;
}): RequestHandler {
  const metadata = {
    resource,
    authorization_servers: [issuer],
    scopes_supported: SCOPES,
    bearer_methods_supported: ['header'],
    resource_name: 'Bookmarks',
  };
  return (_req, res) => {
    res.set('Cache-Control', DISCOVERY_CACHE_CONTROL).json(metadata);
  };
}
