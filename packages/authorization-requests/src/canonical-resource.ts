/** The resource that a request means (RFC 8707), or undefined where it means none of ours. */
export type CanonicalResource = (requested: string | undefined) => string | undefined;

/**
 * Clients write the same resource in many ways: with a slash at the end, with a query, as the origin alone, or not at all.
 * Whatever a token is asked for with, its `aud` is exactly the resource, so that who checks it can be strict.
 *
 * @param main what a request means that names the origin or nothing.
 */
export function createCanonicalResource(main: string, others: readonly string[] = []): CanonicalResource {
  const known = new Map([main, ...others].map((one) => [comparable(new URL(one)), one]));
  known.set(new URL(main).origin, main);
  return (requested) => {
    if (requested === undefined || requested === '') return main;
    const url = URL.parse(requested);
    return url === null || url.username !== '' ? undefined : known.get(comparable(url));
  };
}

/** `URL` has lower-cased the host and dropped a default port already; query and fragment are left out here. */
function comparable(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Another resource than ours stays as it is, and is refused as `invalid_target` (RFC 8707 §2). */
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
