import { type Html, html, userText, webLink } from '@bookmarks/pages';
import { LIMITS, type ResponseOf } from '@bookmarks/protos';
import type { HttpProblem } from '../../http/problem.ts';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { refusalNotice } from '../refusal.ts';
import { BOOKMARKS_PATH, bookmarkAddress } from './addresses.ts';
import { collectionOptions } from './collection-options.ts';
import { select } from './select.ts';
import { STATUS_OPTIONS } from './status.ts';
import { differences, type Field, MAX_TAGS_LENGTH, type Typed } from './typed-bookmark.ts';

export type BookmarkParts = {
  readonly visitor: Visitor;
  readonly id: string;
  readonly collections: ResponseOf<'ListCollections'>['collections'];
  /** As it is in the library. */
  readonly current: Typed;
  /** As it is in the form; the same, until somebody has typed. */
  readonly typed: Typed;
  readonly problem?: HttpProblem | undefined;
  /** What was done before. */
  readonly notice: Html;
};

/** A bookmark to be edited. Where what was typed is not saved, it stands beside what is there. */
export function bookmarkPage(parts: BookmarkParts): string {
  const { visitor, id, collections, current, typed, problem, notice } = parts;
  const collectionsOf = collectionOptions(collections, 'none');
  const present = presentValues(parts);
  const content = html`
${notice}${refusalNotice(problem)}
<p>${webLink(current.url, userText(current.title || current.url))}</p>
<form method="post" action="${bookmarkAddress(id)}">${formToken(visitor)}
<input type="hidden" name="version" value="${String(current.version)}">
<label for="url">URL</label>
<input type="url" id="url" name="url" value="${typed.url}" required maxlength="${String(LIMITS.urlLength)}" autocomplete="off">${present('url')}
<label for="title">Title</label>
<input type="text" id="title" name="title" value="${typed.title}" maxlength="${String(LIMITS.titleLength)}" autocomplete="off">${present('title')}
<label for="description">Description</label>
<textarea id="description" name="description" rows="3" maxlength="${String(LIMITS.descriptionLength)}">
${typed.description}</textarea>${present('description')}
<label for="note">Note</label>
<textarea id="note" name="note" rows="5" maxlength="${String(LIMITS.noteLength)}">
${typed.note}</textarea>${present('note')}
<label for="tags">Tags, with commas between them</label>
<input type="text" id="tags" name="tags" value="${typed.tags}" maxlength="${String(MAX_TAGS_LENGTH)}" autocomplete="off">${present('tags')}
${select('collection', 'Collection', collectionsOf, typed.collection)}${present('collection')}
${select('status', 'Status', STATUS_OPTIONS, typed.status)}${present('status')}
<label class="choice"><input type="checkbox" name="favorite" value="on"${typed.favorite === 'on' ? html` checked` : html``}> favourite</label>${present('favorite')}
<button type="submit">Save</button>
</form>
<form method="post" action="${bookmarkAddress(id)}/delete">${formToken(visitor)}
<button class="danger">Move to the trash</button></form>
<p><a href="${BOOKMARKS_PATH}">Your bookmarks</a></p>`;
  return accountPage({ title: 'Edit a bookmark', path: BOOKMARKS_PATH, visitor, content });
}

/** What a field is in the library, where that is not what stands in it. */
function presentValues({ current, typed, collections }: BookmarkParts): (field: Field) => Html {
  const differing = differences(current, typed);
  return (field) => {
    if (!differing.has(field)) return html``;
    if (field === 'favorite') return present(current.favorite === 'on' ? 'a favourite' : 'no favourite');
    if (field !== 'collection') return present(current[field]);
    return present(collections.find(({ id }) => id === current.collection)?.path ?? '');
  };
}

function present(text: string): Html {
  const words = text === '' ? html`nothing` : userText(text, LIMITS.noteLength);
  return html`<p class="quiet present">At present: ${words}</p>`;
}
