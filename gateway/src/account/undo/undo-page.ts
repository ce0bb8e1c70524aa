import { html, userText } from '@bookmarks/pages';
import type { ResponseOf } from '@bookmarks/protos';
import { accountPage, type Visitor } from '../account-page.ts';
import { undoForm } from './done-notice.ts';

export type Undone = Pick<ResponseOf<'UndoChange'>, 'undoneCount' | 'conflictCount' | 'conflicts'> & {
  /** By which the undo is taken back. */
  readonly changes: readonly string[];
};

/** What an undo left as it is, because it was changed again since. */
export function undoPage(
  visitor: Visitor,
  { undoneCount, conflictCount, conflicts, changes }: Undone,
): string {
  const content = html`
<div class="notice row" role="status"><p>${undoneCount > 0 ? 'Taken back, but not all of it.' : 'Nothing was taken back.'}</p>
${undoForm(visitor, changes)}</div>
<h2>Left as it is: ${String(conflictCount)}</h2>
<ul>${conflicts.map(({ label, reason }) => html`<li>${userText(label)}: ${userText(reason)}</li>`)}</ul>
<p><a class="button" href="/account/bookmarks">To your bookmarks</a></p>`;
  return accountPage({ title: 'Undo', path: '/account/bookmarks', visitor, content });
}
