import { day, Html, html, markedText, shortText, userText, webAddress, webLink } from '@bookmarks/pages';
import type { BookmarkMessage } from '@bookmarks/protos';
import { bookmarkAddress, listAddress } from './addresses.ts';

/** The rest is on the page of the bookmark. */
const SHOWN_TAGS = 12;

/** One bookmark in a list. @param snippet the place that matched, with the words between ** and **. */
export function bookmarkEntry(bookmark: BookmarkMessage, snippet: string): Html {
  const { id, title, url } = bookmark;
  return html`<li class="card">
<h2>${webLink(url, userText(title || url))}</h2>
<p class="quiet">${factsOf(bookmark)}</p>
${snippet === '' ? html`` : html`<p>${markedText(snippet)}</p>`}
${tagsOf(bookmark)}
<p><a href="${bookmarkAddress(id)}" aria-label="Edit ${shortText(title || url)}">Edit</a></p>
</li>`;
}

function factsOf({ url, status, favorite, createTime, collection, collectionId }: BookmarkMessage): Html {
  const host = webAddress(url)?.hostname.replace(/^www\./, '');
  const facts = [
    ...(host ? [userText(host)] : []),
    html`added on ${day(createTime?.seconds)}`,
    ...(status === 'STATUS_UNREAD' ? [html`<strong>unread</strong>`] : []),
    ...(status === 'STATUS_ARCHIVED' ? [html`archived`] : []),
    ...(favorite ? [html`<strong>★ favourite</strong>`] : []),
    ...(collectionId ? [collectionLink(collectionId, collection)] : []),
  ];
  return new Html(facts.map(({ markup }) => markup).join(' · '));
}

function collectionLink(id: string, path: string): Html {
  return html`in <a href="${listAddress({ collection: id })}">${userText(path)}</a>`;
}

function tagsOf({ tags }: BookmarkMessage): Html {
  if (tags.length === 0) return html``;
  const links = tags
    .slice(0, SHOWN_TAGS)
    .map((tag) => html`<li><a href="${listAddress({ tag })}">${userText(`#${tag}`)}</a></li>`);
  const rest = tags.length - SHOWN_TAGS;
  return html`<ul class="tags" aria-label="Tags">${links}${rest > 0 ? html`<li>and ${String(rest)} more</li>` : html``}</ul>`;
}
