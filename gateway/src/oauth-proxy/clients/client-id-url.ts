import { isIP } from 'node:net';

/** As long as `client_id` may be in the access tokens that the gateway takes. */
const MAX_LENGTH = 2048;

/**
 * The URL of a client's metadata document, where a client id is one. One spelling alone, as `URL` writes it, which leaves dot segments,
 * capitals in the host, default ports and bytes that are no ASCII no room; and no query, of which one document could have endlessly many.
 *
 * @param allowLocal for the local stack: http, and addresses instead of names.
 */
export function clientIdUrl(clientId: string, allowLocal: boolean): URL | undefined {
  if (clientId.length > MAX_LENGTH || /[?#@\\]/.test(clientId)) return undefined;
  const url = URL.parse(clientId);
  if (url === null || url.href !== clientId || url.pathname === '/') return undefined;
  if (url.protocol === 'https:' && isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0) return url;
  return allowLocal && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}
