import type { Era, HttpCall } from '../../dev/traffic/eras.ts';

/** What is measured: a read of one bookmark by its URL, and a save of a URL that is not saved yet. */
export const ACTIONS = ['get_bookmarks', 'add_bookmark'] as const;
export type Action = (typeof ACTIONS)[number];

const READ = { url: 'https://example.com/read', title: 'Read', tags: ['reading'] };
/** A library has a few bookmarks of each site. */
const SITES = 1_000;

/** Saves what is read, once for each person. */
export function savingCall({ call }: Era): HttpCall {
  return call('add_bookmark', READ);
}

export function readingCall({ call }: Era): HttpCall {
  return call('get_bookmarks', { refs: [READ.url] });
}

/** @param n another one each time. */
export function addingCall({ name, call }: Era, n: number): HttpCall {
  const url = `https://site-${n % SITES}.example/${name}/${n}`;
  return call('add_bookmark', { url, title: `Page ${n}`, tags: ['reading'] });
}
