import { html, userText } from '@bookmarks/pages';
import { accountPage, type Visitor } from '../account-page.ts';
import { BOOKMARKS_PATH } from './addresses.ts';
import type { Typed } from './typed-bookmark.ts';

const FIELDS = ['url', 'title', 'description', 'note', 'tags'] as const;

/** No such bookmark, or not any more. @param typed what somebody meant to save in it, which must not be lost. */
export function gonePage(visitor: Visitor, typed?: Typed): string {
  const given = FIELDS.flatMap((name) => (typed?.[name] ? [{ name, text: typed[name] }] : []));
  const content = html`
<div class="notice problem" role="alert"><p>There is no such bookmark, or not any more.</p></div>
${given.length === 0 ? html`` : html`<h2>What you typed</h2>`}
<dl>${given.map(({ name, text }) => html`<dt>${name}</dt><dd class="present">${userText(text, text.length)}</dd>`)}</dl>
<p><a class="button" href="${BOOKMARKS_PATH}">To your bookmarks</a></p>`;
  return accountPage({ title: 'That bookmark is gone', path: BOOKMARKS_PATH, visitor, content });
}
