import { type Html, html, userText } from '@bookmarks/pages';
import type { HttpProblem } from '../../http/problem.ts';
import { accountPage, type Visitor } from '../account-page.ts';
import { refusalNotice } from '../refusal.ts';
import { ADD_PATH, BOOKMARKS_PATH, listAddress } from './addresses.ts';
import { bookmarkEntry } from './bookmark-entry.ts';
import type { Found, Wanted } from './find-bookmarks.ts';
import { searchForm, type Vocabulary } from './search-form.ts';

export type ListParts = {
  readonly visitor: Visitor;
  readonly wanted: Wanted;
  readonly vocabulary: Vocabulary;
  readonly found: Found;
  /** What was wrong with what is wanted. */
  readonly problem: HttpProblem | undefined;
  /** What was done before. */
  readonly notice: Html;
};

/** The bookmarks that are wanted, a page of them. */
export function listPage({ visitor, wanted, vocabulary, found, problem, notice }: ListParts): string {
  const content = html`
${notice}
<p><a class="button" href="${ADD_PATH}">Add a bookmark</a></p>
${searchForm(wanted, vocabulary)}
${refusalNotice(problem)}
${correction(wanted, found)}
${problem ? html`` : entries(wanted, found)}
${pages(wanted, found)}`;
  return accountPage({ title: 'Your bookmarks', path: BOOKMARKS_PATH, visitor, content });
}

function correction(wanted: Wanted, { correctedQuery }: Found): Html {
  if (correctedQuery === '') return html``;
  const corrected = listAddress({ ...wanted, q: correctedQuery, cursor: '' });
  return html`<div class="notice" role="status"><p>Nothing matches ${userText(wanted.q)}. Did you mean
<a href="${corrected}">${userText(correctedQuery)}</a>? These match it.</p></div>`;
}

function entries(wanted: Wanted, { entries: found }: Found): Html {
  if (found.length > 0)
    return html`<ul class="list">${found.map(({ bookmark, snippet }) => bookmarkEntry(bookmark, snippet))}</ul>`;
  if (listAddress(wanted) !== BOOKMARKS_PATH)
    return html`<p>Nothing matches. Search for fewer words, or <a href="${BOOKMARKS_PATH}">see all your bookmarks</a>.</p>`;
  return html`<p>You have no bookmarks yet. <a href="${ADD_PATH}">Add one</a>,
<a href="/account/import">bring those of your browser</a>, or tell your assistant to save a link.</p>`;
}

function pages(wanted: Wanted, { nextCursor }: Found): Html {
  const first = html`<a class="button plain" href="${listAddress({ ...wanted, cursor: '' })}">To the first page</a>`;
  const next = html`<a class="button plain" href="${listAddress({ ...wanted, cursor: nextCursor })}" rel="next">${isByAge(wanted) ? 'Older' : 'More'}</a>`;
  const links = [...(wanted.cursor ? [first] : []), ...(nextCursor ? [next] : [])];
  return links.length === 0 ? html`` : html`<nav aria-label="Pages">${links}</nav>`;
}

function isByAge({ q, sort }: Wanted): boolean {
  return sort === 'newest' || (sort === '' && q === '');
}
