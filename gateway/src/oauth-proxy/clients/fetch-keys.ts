import type { PublicFetch } from '../../http/public-fetch.ts';

const MAX_BYTES = 32 * 1024;

/** What oidc-provider fetches by itself, which is the keys of clients (`jwks_uri`), with the same care as their documents. */
export async function fetchKeys(url: string, publicFetch: PublicFetch): Promise<Response> {
  const { status, headers, body } = await publicFetch(url, MAX_BYTES);
  const cacheControl = headers['cache-control'];
  return new Response(new Uint8Array(body), {
    status,
    ...(cacheControl !== undefined && { headers: { 'cache-control': cacheControl } }),
  });
}
