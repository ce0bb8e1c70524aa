import { LIMITS } from '@bookmarks/protos';
import { ADD_PATH } from '../bookmarks/addresses.ts';

/** Enough to know a page by; the whole address has to fit into a request. */
const TITLE_LENGTH = 300;

/**
 * Opens the form of a new bookmark with what the browser shows. It loads no script and asks for nothing in the name of that page, whose
 * policy therefore does not matter: it opens a page of ours, in which its person is signed in and decides.
 */
export function bookmarklet(publicUrl: URL): string {
  const form = new URL(ADD_PATH, publicUrl).href;
  const part = (name: string, value: string, length: number) =>
    `${name}='+encodeURIComponent(${value}.slice(0,${length}))`;
  const address = `'${form}?${part('url', 'location.href', LIMITS.urlLength)}+'&${part('title', 'document.title', TITLE_LENGTH)}`;
  return `javascript:void open(${address},'_blank','noopener')`;
}
