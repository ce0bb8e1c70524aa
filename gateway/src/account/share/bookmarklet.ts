import { ADD_PATH } from '../bookmarks/addresses.ts';

/** Enough to know a page by; the address has to fit into a request as well. */
const TITLE_LENGTH = 300;

/**
 * Opens the form of a new bookmark with what the browser shows. It loads no script and asks for nothing in the name of that page, whose
 * policy therefore does not matter: it opens a page of ours, in which its person is signed in and decides. The address of the page is
 * whole, because a shorter one would be another's: the form refuses what is too long. `URLSearchParams` writes any title, also one
 * with half a surrogate pair, of which `encodeURIComponent` throws.
 */
export function bookmarklet(publicUrl: URL): string {
  const form = new URL(ADD_PATH, publicUrl).href;
  const title = `[...document.title].slice(0,${TITLE_LENGTH}).join('')`;
  const query = `new URLSearchParams({url:location.href,title:${title}})`;
  return `javascript:void open('${form}?'+${query},'_blank','noopener')`;
}
