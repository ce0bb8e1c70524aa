import { type CanonicalResource, withCanonicalResource } from '@bookmarks/authorization-requests';
import { withUnscoped } from '../scopes.ts';

/** An authorization request as oidc-provider wants it: one canonical `resource`, and always a scope. */
export function tolerantAuthorization(
  parameters: URLSearchParams,
  canonicalResource: CanonicalResource,
): URLSearchParams {
  const tolerant = withCanonicalResource(parameters, canonicalResource);
  if (tolerant.getAll('scope').length < 2) tolerant.set('scope', withUnscoped(tolerant.get('scope')));
  return tolerant;
}
