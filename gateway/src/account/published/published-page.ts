import { day, type Html, html, shortText, userText } from '@bookmarks/pages';
import { type CollectionMessage, LIMITS } from '@bookmarks/protos';
import { collectionPath, feedPath } from '../../public/pages/addresses.ts';
import { accountPage, formToken, type Visitor } from '../account-page.ts';

export const PUBLISHED_PATH = '/account/published';
const TITLE = 'Published collections';

export type PublishedParts = {
  readonly visitor: Visitor;
  readonly publicName: string;
  readonly collections: readonly CollectionMessage[];
  readonly notice: Html;
};

/** What of the library everybody can read, and under which name. */
export function publishedPage({ visitor, publicName, collections, notice }: PublishedParts): string {
  const published = collections.filter(({ publishTime }) => publishTime !== null);
  const others = collections.filter(({ publishTime, smartQuery }) => publishTime === null && !smartQuery);
  const content = html`
${notice}
<p>What is directly in a published collection, everybody can read: titles, addresses, descriptions and tags. Nobody sees your notes, what you
have read, your favourites, or anything else of your bookmarks.</p>
<h2>Published</h2>
${published.length === 0 ? html`<p>You have published nothing.</p>` : html`<ul class="list">${published.map((one) => publishedEntry(visitor, one))}</ul>`}
<h2>Your public name</h2>
<form method="post" action="${PUBLISHED_PATH}/name">${formToken(visitor)}
<label for="name">Name that stands with your collections</label>
<input type="text" id="name" name="name" value="${publicName}" maxlength="${String(LIMITS.publicNameLength)}" autocomplete="off" aria-describedby="name-help">
<p class="quiet" id="name-help">Empty: they are published without a name.</p>
<button type="submit">Save the name</button>
</form>
<h2>Publish another one</h2>
${others.length === 0 ? NOTHING_TO_PUBLISH : html`<ul class="list">${others.map((one) => privateEntry(visitor, one))}</ul>`}
<p class="quiet">Smart collections cannot be published: their search would publish whatever fits it later.</p>`;
  return accountPage({ title: TITLE, path: PUBLISHED_PATH, visitor, content });
}

const NOTHING_TO_PUBLISH = html`<p>There is none. Ask your assistant to put bookmarks into a collection first.</p>`;

function publishedEntry(visitor: Visitor, { id, path, publishTime }: CollectionMessage): Html {
  return html`<li class="card row">
<div><h3><a href="${collectionPath(id)}">${userText(path)}</a></h3>
<p class="quiet">Published on ${day(publishTime?.seconds)}. <a href="${feedPath(id)}" aria-label="RSS of ${shortText(path)}">RSS</a></p></div>
${button(visitor, { id, path, action: 'unpublish', label: 'Unpublish', look: 'danger' })}
</li>`;
}

function privateEntry(visitor: Visitor, { id, path, bookmarkCount }: CollectionMessage): Html {
  return html`<li class="card row">
<div><h3>${userText(path)}</h3><p class="quiet">${String(bookmarkCount)} in it</p></div>
${button(visitor, { id, path, action: 'publish', label: 'Publish', look: 'plain' })}
</li>`;
}

type Button = Pick<CollectionMessage, 'id' | 'path'> & Record<'action' | 'label' | 'look', string>;

function button(visitor: Visitor, { id, path, action, label, look }: Button): Html {
  return html`<form method="post" action="${PUBLISHED_PATH}/${id}/${action}">${formToken(visitor)}
<button class="${look}" aria-label="${label} ${shortText(path)}">${label}</button></form>`;
}
