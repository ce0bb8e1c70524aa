import { type Html, html, page } from '@bookmarks/pages';
import { PUBLIC_PATH } from './addresses.ts';

const NOTHING = html``;

/** A page for everybody. */
export function publicPage(parts: {
  readonly title: string;
  readonly head?: Html;
  readonly content: Html;
  readonly footer?: Html;
}): string {
  return page({ ...parts, header: HEADER, footer: html`<footer>${parts.footer ?? NOTHING}</footer>` });
}

const HEADER = html`<header><a class="name" href="/">Bookmarks</a>
<nav aria-label="Published"><a href="${PUBLIC_PATH}">Published collections</a></nav></header>`;
