/** The resource that a request means (RFC 8707), or `undefined` when it means another one than ours. */
export type CanonicalResource = (requested: string | undefined) => string | undefined;

/**
 * Clients write the same resource in many ways: with a slash at the end, with a query, as the origin alone, or not
 * at all. Whatever a token is asked for with, its `aud` is exactly `resource`, so the resource server can be strict.
 */
export function createCanonicalResource(resource: string): CanonicalResource {
  const tolerated = new Set([comparable(new URL(resource)), new URL(resource).origin]);
  return (requested) => {
    if (requested === undefined || requested === '') return resource;
    const url = URL.parse(requested);
    return url !== null && tolerated.has(comparable(url)) ? resource : undefined;
  };
}

/** `URL` has lower-cased the host and dropped a default port already; query and fragment are left out here. */
function comparable(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
