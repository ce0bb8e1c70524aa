import type { RequestHandler } from 'express';
import type { AuthorizationServerMetadata } from '../authorization-server/metadata.ts';
import type { RemoteDocument } from '../authorization-server/remote-document.ts';
import { availableOr503 } from './available-or-503.ts';
import { DISCOVERY_CACHE_CONTROL } from './protected-resource.ts';

export const OAUTH_METADATA_PATH = '/.well-known/oauth-authorization-server';
export const OPENID_CONFIGURATION_PATH = '/.well-known/openid-configuration';

/**
 * A fallback for clients that look for the authorization server at the resource's origin, as the MCP revision of March
 * 2025 said. They get the document as it is, with its own issuer; a client that insists on the issuer being our
 * origin (RFC 8414 §3.3) has read the protected resource metadata and does not come here.
 */
export function createAuthorizationServerMirror(
  document: Pick<RemoteDocument<AuthorizationServerMetadata>, 'read'>,
): RequestHandler {
  return async (_req, res) => {
    const metadata = await availableOr503(document.read());
    res.set('Cache-Control', DISCOVERY_CACHE_CONTROL).json(metadata);
  };
}
