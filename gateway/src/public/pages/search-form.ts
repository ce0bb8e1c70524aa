import { type Html, html } from '@bookmarks/pages';
import { LIMITS } from '@bookmarks/protos';

/** @param action which page is asked */
export function searchForm(action: string, query: string): Html {
  return html`<form method="get" action="${action}" role="search">
<label for="q">Search</label>
<input type="search" id="q" name="q" value="${query}" maxlength="${String(LIMITS.queryLength)}" autocomplete="off">
<button type="submit">Search</button>
</form>`;
}
