import { Html, html } from '@bookmarks/pages';
import type { BookmarkMessage, TimestampMessage } from '@bookmarks/protos';
import { shortText, userText } from '../user-text.ts';
import { bookmarkAddress, listAddress } from './addresses.ts';
import { webAddress } from './web-address.ts';

/** The rest is on the page of the bookmark. */
const SHOWN_TAGS = 12;
const SNIPPET_LENGTH = 400;
const MARK = '**';

/** One bookmark in a list. @param snippet the place that matched, with the words between ** and **. */
export function bookmarkEntry(bookmark: BookmarkMessage, snippet: string): Html {
  const { id, title, url } = bookmark;
  return html`<li class="card">
<h2>${bookmarkLink(bookmark, userText(title || url))}</h2>
<p class="quiet">${factsOf(bookmark)}</p>
${snippet === '' ? html`` : html`<p>${marked(snippet)}</p>`}
${tagsOf(bookmark)}
<p><a href="${bookmarkAddress(id)}" aria-label="Edit ${shortText(title || url)}">Edit</a></p>
</li>`;
}

/** To the page itself, which is a stranger's: it does not learn where its visitor came from. */
export function bookmarkLink({ url }: Pick<BookmarkMessage, 'url'>, label: Html): Html {
  const address = webAddress(url);
  if (address === undefined) return label;
  return html`<a href="${address.href}" rel="noopener noreferrer nofollow ugc">${label}</a>`;
}

function factsOf({ url, status, favorite, createTime, collection, collectionId }: BookmarkMessage): Html {
  const host = webAddress(url)?.hostname.replace(/^www\./, '');
  const facts = [
    ...(host ? [userText(host)] : []),
    html`added on ${dayOf(createTime)}`,
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

function marked(snippet: string): Html {
  const parts = shortText(snippet, SNIPPET_LENGTH).split(MARK);
  return html`<bdi>${parts.map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : html`${part}`))}</bdi>`;
}

function dayOf(timestamp: TimestampMessage | null): Html {
  const day = new Date(Number(timestamp?.seconds ?? 0) * 1000).toISOString().slice(0, 10);
  return html`<time datetime="${day}">${day}</time>`;
}
