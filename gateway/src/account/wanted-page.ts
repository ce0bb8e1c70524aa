import { z } from 'zod';

/**
 * A page of the account that was wanted before a sign-in. Taken apart, because that is shortest: in an address each
 * character of another address is encoded once more.
 */
export const WANTED_PAGE = z.object({
  path: z.string(),
  query: z.array(z.tuple([z.string(), z.string()])),
});
export type WantedPage = z.infer<typeof WANTED_PAGE>;

/** @param address as it stands in a link; undefined for anything but a page of ours, since anybody could have written that. */
export function wantedPage(address: unknown, { origin }: URL): WantedPage | undefined {
  if (typeof address !== 'string') return undefined;
  const url = URL.parse(address, origin);
  const isOurs = url?.origin === origin && url.pathname.startsWith('/account/');
  return isOurs ? { path: url.pathname, query: [...url.searchParams] } : undefined;
}

/** What can be typed again, or is found by itself. */
export function withoutTitle({ path, query }: WantedPage): WantedPage {
  return { path, query: query.filter(([name]) => name !== 'title') };
}

export function addressOf({ path, query }: WantedPage): string {
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query)}`;
}
