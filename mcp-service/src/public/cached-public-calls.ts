import { createHash } from 'node:crypto';
import type { AnswerCache } from './answer-cache.ts';
import { createBrieflyRemembered } from './briefly-remembered.ts';
import type { PublicCalls } from './public-calls.ts';

/** How old what is said of the directory, and of whether a collection has changed, may be. */
const FRESH_MS = 500;
const MAX_REMEMBERED = 1_000;

type CachedCallsDeps = {
  readonly calls: PublicCalls;
  readonly cache: AnswerCache;
  readonly clock?: () => number;
};

/**
 * The same calls, most of them answered from a cache. What is in a collection is kept by the version of its publisher's
 * library: what was kept before a change, or before the collection became private, is not found any more. No call has an
 * identity here, so no answer is anybody's.
 */
export function createCachedPublicCalls({ calls, cache, clock = Date.now }: CachedCallsDeps): PublicCalls {
  const freshness = { maxAgeMs: FRESH_MS, maxEntries: MAX_REMEMBERED, clock };
  const collections = createBrieflyRemembered(calls.GetPublicCollection, freshness);
  const flights = new Map<string, Promise<unknown>>();

  /** Two who ask the same at once ask once. */
  function flight(key: string, make: () => Promise<unknown>): Promise<unknown> {
    const present = flights.get(key);
    if (present !== undefined) return present;
    const begun = make().finally(() => flights.delete(key));
    flights.set(key, begun);
    return begun;
  }

  function kept<Request extends { id?: string }, Response>(
    name: keyof PublicCalls,
    call: (request: Request) => Promise<Response>,
  ): (request: Request) => Promise<Response> {
    return async (request) => {
      const { version } = await collections({ id: request.id ?? '' });
      const key = keyOf([version, name, request]);
      const answer = flight(key, async () => {
        const known = await cache.get(key);
        if (known !== undefined) return JSON.parse(known);
        const made = await call(request);
        cache.put(key, JSON.stringify(made));
        return made;
      });
      // The key names the method.
      return answer as Promise<Response>;
    };
  }

  return {
    ListPublicCollections: createBrieflyRemembered(calls.ListPublicCollections, freshness),
    GetPublicCollection: collections,
    ListPublicBookmarks: kept('ListPublicBookmarks', calls.ListPublicBookmarks),
    SearchPublicBookmarks: kept('SearchPublicBookmarks', calls.SearchPublicBookmarks),
  };
}

function keyOf(answered: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(answered)).digest('base64url');
}
