import { createSealedCookie, type SealedCookie, type SealedCookieOptions } from './sealed-cookie.ts';

/** Sealed cookies of one kind, of which a browser has several at a time: one for each thing that is going on in it. */
export type SealedCookies<Content> = {
  /** The cookie of one of these things. Its id is a part of the name, so no cookie is good for another. */
  readonly of: (id: string) => SealedCookie<Content>;
  /** The values of `Set-Cookie` that remove the oldest, so that with the one of `id` there are no more than a browser may have. */
  readonly makeRoomFor: (id: string, header: string | undefined) => string[];
};

export function createSealedCookies<Content extends Record<string, unknown>>(
  options: SealedCookieOptions<Content> & {
    /** All of them are sent with each request, and servers read no header of any length. */
    readonly atMost: number;
  },
): SealedCookies<Content> {
  const of = (id: string) => createSealedCookie({ ...options, name: `${options.name}-${id}` });
  const ours = new RegExp(`(?:^|; *)__Host-${options.name}-([\\w-]+)=`, 'g');
  return {
    of,
    makeRoomFor(id, header = '') {
      // Browsers send first what they have had for longest (RFC 6265 §5.4).
      const oldestFirst = [...header.matchAll(ours)].map(([, one = '']) => one).filter((one) => one !== id);
      return oldestFirst
        .slice(0, Math.max(0, oldestFirst.length + 1 - options.atMost))
        .map((one) => of(one).clear);
    },
  };
}
