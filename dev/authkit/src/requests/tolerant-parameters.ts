import type { CanonicalResource } from '../resource.ts';
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

/**
 * The request with `resource` in its canonical form. A resource that is not ours stays as it is, and is refused as
 * `invalid_target` (RFC 8707, section 2).
 */
export function withCanonicalResource(
  parameters: URLSearchParams,
  canonicalResource: CanonicalResource,
): URLSearchParams {
  const requested = parameters.getAll('resource').filter((resource) => resource !== '');
  const canonical = new Set(requested.map((resource) => canonicalResource(resource) ?? resource));
  const tolerant = new URLSearchParams(parameters);
  tolerant.delete('resource');
  for (const resource of canonical) tolerant.append('resource', resource);
  return tolerant;
}
