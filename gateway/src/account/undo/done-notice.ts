import { type Html, html } from '@bookmarks/pages';
import { z } from 'zod';
import { formToken, type Visitor } from '../account-page.ts';

const WORDS = {
  created: 'Saved.',
  merged: 'It was saved already; what is new was added to it.',
  unchanged: 'It was so already; nothing changed.',
  kept: 'It was saved already, and keeps its own title.',
  merged_kept: 'It was saved already, and keeps its own title; what else is new was added to it.',
  edited: 'Saved.',
  partly: 'A part of it is saved; the rest is not.',
  deleted: 'Moved to the trash, where it is for 30 days.',
  undone: 'Taken back.',
} as const;

export type Done = keyof typeof WORDS;

/** An edit of text and of place is two changes. */
const MAX_CHANGES = 2;
const CHANGE_ID = z.string().regex(/^chg_\w{1,32}$/);

/** One or several, as forms and addresses have them; what is no id of a change is none. */
export const CHANGE_IDS = z
  .preprocess((given) => [given].flat(), z.array(CHANGE_ID).min(1).max(MAX_CHANGES))
  .catch([]);
const DONE = z.object({ done: z.enum(Object.keys(WORDS) as [Done, ...Done[]]), change: CHANGE_IDS });

/** Where a form leads: the page that says what was done. @param changes by which it is taken back; none where nothing was. */
export function doneAddress(path: string, done: Done, changes: readonly string[]): string {
  const query = new URLSearchParams({ done });
  for (const change of changes) query.append('change', change);
  return `${path}?${query}`;
}

/** What was done before the page was shown, with the way back. The library says whose change it is. */
export function doneNotice(visitor: Visitor, query: unknown): Html {
  const { data } = DONE.safeParse(query);
  if (data === undefined) return html``;
  return html`<div class="notice row" role="status"><p>${WORDS[data.done]}</p>${undoForm(visitor, data.change)}</div>`;
}

export function undoForm(visitor: Visitor, changes: readonly string[]): Html {
  if (changes.length === 0) return html``;
  const fields = changes.map((change) => html`<input type="hidden" name="change" value="${change}">`);
  return html`<form method="post" action="/account/undo">${formToken(visitor)}${fields}<button class="plain">Undo</button></form>`;
}
