import { html } from '@bookmarks/pages';
import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { HttpProblem } from '../../http/problem.ts';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { refusalNotice } from '../refusal.ts';
import { ADD_PATH, BOOKMARKS_PATH } from './addresses.ts';
import { MAX_TAGS_LENGTH } from './typed-bookmark.ts';

const TEXT = z.string().catch('');
/** The library says what is wrong with a form; here it only gets a shape. */
export const ADDED = z.object({ url: TEXT, title: TEXT, tags: TEXT });
type Added = z.infer<typeof ADDED>;

export function addPage(visitor: Visitor, { url, title, tags }: Added, problem?: HttpProblem): string {
  const content = html`
${refusalNotice(problem)}
<form method="post" action="${ADD_PATH}">${formToken(visitor)}
<label for="url">URL</label>
<input type="url" id="url" name="url" value="${url}" required maxlength="${String(LIMITS.urlLength)}" autocomplete="off" placeholder="https://">
<label for="title">Title</label>
<input type="text" id="title" name="title" value="${title}" maxlength="${String(LIMITS.titleLength)}" autocomplete="off">
<label for="tags">Tags</label>
<input type="text" id="tags" name="tags" value="${tags}" maxlength="${String(MAX_TAGS_LENGTH)}" autocomplete="off" aria-describedby="tags-help">
<p class="quiet" id="tags-help">With commas between them.</p>
<button type="submit">Save</button>
</form>`;
  return accountPage({ title: 'Add a bookmark', path: BOOKMARKS_PATH, visitor, content });
}
