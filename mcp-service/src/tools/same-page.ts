import type { Bookmark } from '../bookmarks/bookmark.ts';

const INDEX_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?)$/i;
const SPELLING_LABELS = ['www', 'm', 'mobile'];

/** Bookmarks whose URLs differ only in what cannot select another page, together. */
export function samePageGroups(bookmarks: readonly Bookmark[]): Bookmark[][] {
  return [...Map.groupBy(bookmarks, ({ url }) => pageOf(url)).values()];
}

/** The URL without what the same page is spelled with and without; as it is where it is none. */
function pageOf(text: string): string {
  if (!URL.canParse(text)) return text;
  const { protocol, username, password, host, pathname, search, hash } = new URL(text);
  const scheme = protocol === 'http:' ? 'https:' : protocol;
  const path = pathname.replace(INDEX_PAGE, '').replace(/\/+$/, '');
  return JSON.stringify([scheme, username, password, plainHost(host), path, search, contentFragment(hash)]);
}

/** Without the label of a site for mobile phones, unless it is the site itself: `m.com`. */
function plainHost(host: string): string {
  const labels = host.split('.');
  const site = labels.splice(-2);
  return [...labels.filter((label) => !SPELLING_LABELS.includes(label)), ...site].join('.');
}

/** Applications in the browser select what they show by `#/…` and `#!…`; other fragments are places of a page. */
function contentFragment(hash: string): string {
  return /^#[!/]/.test(hash) ? hash : '';
}
