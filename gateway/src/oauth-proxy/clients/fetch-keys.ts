import type { PublicAnswer, PublicFetch } from '@bookmarks/public-fetch';
import { LRUCache } from 'lru-cache';

/** What oidc-provider fetches by itself, which is the keys of clients (`jwks_uri`). */
export type FetchKeys = (url: string) => Promise<Response>;

const MAX_BYTES = 32 * 1024;
const MAX_REMEMBERED = 1_000;
/** As old as keys of AuthKit may get while it is away. */
const CEILING_MS = 24 * 60 * 60_000;
/** A URL that failed is left alone for so long. */
const PAUSE_MS = 30_000;

type Kept = { readonly answer: PublicAnswer; readonly atMs: number };

/** With the same care as the documents of clients, and from an older copy while an address does not answer as it should. */
export function createFetchKeys(fetch: PublicFetch, clock: () => Date): FetchKeys {
  const kept = new LRUCache<string, Kept>({ max: MAX_REMEMBERED });
  const failedAtMs = new LRUCache<string, number>({ max: MAX_REMEMBERED });

  async function fromUrl(url: string): Promise<PublicAnswer> {
    const atMs = clock().getTime();
    if (atMs < (failedAtMs.get(url) ?? Number.NEGATIVE_INFINITY) + PAUSE_MS)
      throw new Error('The keys could not be had a moment ago.');
    try {
      const answer = await fetch(url, MAX_BYTES);
      if (answer.status !== 200) throw new Error(`The keys are answered with ${answer.status}.`);
      kept.set(url, { answer, atMs });
      return answer;
    } catch (error) {
      failedAtMs.set(url, atMs);
      throw error;
    }
  }

  return async (url) => {
    const { headers, body } = await fromUrl(url).catch((error: unknown): PublicAnswer => {
      const copy = kept.get(url);
      if (copy === undefined || clock().getTime() >= copy.atMs + CEILING_MS) throw error;
      // Only its keys: how long they are fresh is no longer true.
      return { ...copy.answer, headers: {} };
    });
    const cacheControl = headers['cache-control'];
    return new Response(new Uint8Array(body), {
      ...(cacheControl !== undefined && { headers: { 'cache-control': cacheControl } }),
    });
  };
}
