import type { Endpoint } from '../../endpoints.ts';

/** The resource that a request means (RFC 8707), or undefined where it means none of ours. */
export type CanonicalResource = (requested: string | undefined) => string | undefined;

/**
 * Clients write the same resource in many ways: with a slash at the end, with a query, as the origin alone, or not at all.
 * Whatever a token is asked for with, its `aud` is exactly the resource, so that who checks it can be strict.
 *
 * @param main what a request means that names the origin or nothing.
 */
export function createCanonicalResource(
  main: Pick<Endpoint, 'resource'>,
  narrower: readonly Pick<Endpoint, 'resource'>[],
): CanonicalResource {
  const known = new Map([main, ...narrower].map(({ resource }) => [comparable(new URL(resource)), resource]));
  known.set(new URL(main.resource).origin, main.resource);
  return (requested) => {
    if (requested === undefined || requested === '') return main.resource;
    const url = URL.parse(requested);
    return url === null || url.username !== '' ? undefined : known.get(comparable(url));
  };
}

/** `URL` has lower-cased the host and dropped a default port already; query and fragment are left out here. */
function comparable(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
