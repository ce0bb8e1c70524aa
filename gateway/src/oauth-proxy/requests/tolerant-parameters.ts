import { type CanonicalResource, withCanonicalResource } from '@bookmarks/authorization-requests';
import { SCOPES } from '@bookmarks/identity';

/** An authorization request as oidc-provider wants it: one canonical `resource`, and a scope that there is. */
export function tolerantAuthorization(
  parameters: URLSearchParams,
  canonicalResource: CanonicalResource,
): URLSearchParams {
  const tolerant = withCanonicalResource(parameters, canonicalResource);
  if (tolerant.getAll('scope').length < 2) tolerant.set('scope', usableScope(tolerant.get('scope') ?? ''));
  return tolerant;
}

/**
 * What there is of the scopes asked for, and all of them for who asks for none: the answer says which were granted (RFC 6749
 * §3.3). Who may write may read. `offline_access` has nothing to decide, because every client gets a refresh token.
 */
function usableScope(requested: string): string {
  const names = requested.split(' ');
  const scopes = SCOPES.filter((scope) => names.includes(scope));
  if (scopes.length === 0 || scopes.includes('bookmarks:write')) return SCOPES.join(' ');
  return scopes.join(' ');
}
