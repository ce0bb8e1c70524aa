/** The resource that a request means (RFC 8707), or `undefined` when it means another one than ours. */
export type CanonicalResource = (requested: string | undefined) => string | undefined;

/**
 * Clients write the same resource in many ways: with a slash at the end, with a query, as the origin alone, or not
 * at all. Whatever a token is asked for with, its `aud` is exactly the resource, so the resource server can be strict.
 */
export function createCanonicalResource(
  resource: string,
  otherResources: readonly string[] = [],
): CanonicalResource {
  const known = new Map([resource, ...otherResources].map((one) => [comparable(new URL(one)), one]));
  known.set(new URL(resource).origin, resource);
  return (requested) => {
    if (requested === undefined || requested === '') return resource;
    const url = URL.parse(requested);
    return url === null ? undefined : known.get(comparable(url));
  };
}

/** `URL` has lower-cased the host and dropped a default port already; query and fragment are left out here. */
function comparable(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
