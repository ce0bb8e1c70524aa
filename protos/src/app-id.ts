import { createHash } from 'node:crypto';

/** By what an app is known: a client_id can be longer than an index takes, and than an address of a page should be. */
export function appId(clientId: string): string {
  return createHash('sha256').update(clientId).digest('base64url');
}
