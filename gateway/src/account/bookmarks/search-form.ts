import { type Html, html } from '@bookmarks/pages';
import { LIMITS, type ResponseOf } from '@bookmarks/protos';
import { BOOKMARKS_PATH } from './addresses.ts';
import { collectionOptions } from './collection-options.ts';
import { LIST_SORTS, SEARCH_SORTS, type Wanted } from './find-bookmarks.ts';
import { type Option, select } from './select.ts';
import { STATUS_OPTIONS } from './status.ts';

/** What a list can be narrowed to. */
export type Vocabulary = Pick<ResponseOf<'ListCollections'>, 'collections'> &
  Pick<ResponseOf<'ListTags'>, 'tags'>;

const STATUS_CHOICES = [{ value: '', label: 'any' }, ...STATUS_OPTIONS];

export function searchForm(wanted: Wanted, { collections, tags }: Vocabulary): Html {
  const { q, tag, collection, status, favorite, sort } = wanted;
  const isOpen = [tag, collection, status, favorite, sort].some((value) => value !== '');
  return html`<form method="get" action="${BOOKMARKS_PATH}" role="search">
<label for="q">Search</label>
<input type="search" id="q" name="q" value="${q}" maxlength="${String(LIMITS.queryLength)}" autocomplete="off" aria-describedby="q-help">
<p class="quiet" id="q-help">Words, <code>"a phrase"</code>, <code>-not</code>, <code>OR</code>, <code>tag:</code>,
<code>site:</code>, <code>in:</code>, <code>is:unread</code>, <code>title:</code>, <code>before:2026-01</code> …</p>
${isOpen ? html`<details open>` : html`<details>`}<summary>Filter and sort</summary>
<label for="tag">Tag</label>
<input type="text" id="tag" name="tag" value="${tag}" list="tags" maxlength="${String(LIMITS.tagLength)}" autocomplete="off">
<datalist id="tags">${tags.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>
${select('collection', 'Collection', collectionOptions(collections, 'any'), collection)}
${select('status', 'Status', STATUS_CHOICES, status)}
${select('sort', 'Sort', sortOptions(q === '' ? LIST_SORTS : SEARCH_SORTS), sort)}
<label class="choice"><input type="checkbox" name="favorite" value="on"${favorite ? html` checked` : html``}> favourites only</label>
</details>
<button type="submit">Search</button>
</form>`;
}

function sortOptions(sorts: Readonly<Record<string, { readonly label: string }>>): Option[] {
  return Object.entries(sorts).map(([value, { label }]) => ({ value, label }));
}
