import { day, type Html, html, markedText, shortText, userText, webAddress, webLink } from '@bookmarks/pages';
import type { PublicBookmarkMessage, PublicCollectionMessage } from '@bookmarks/protos';
import type { HttpProblem } from '../../http/problem.ts';
import { withQuery } from '../../http/with-query.ts';
import { collectionPath, feedPath } from './addresses.ts';
import { bookmarkCount, publisherOf } from './collection-facts.ts';
import { publicPage } from './public-page.ts';
import { searchForm } from './search-form.ts';

const SHOWN_TAGS = 12;

export type Match = { readonly bookmark: PublicBookmarkMessage; readonly snippet: string };

export type CollectionParts = {
  readonly collection: PublicCollectionMessage;
  /** Empty: everything, newest first. */
  readonly query: string;
  readonly matches: readonly Match[];
  readonly nextPageToken: string;
  /** What is wrong with the query. */
  readonly problem: HttpProblem | undefined;
  readonly publicMcpUrl: string;
};

/** A published collection, a page of it. */
export function collectionPage(parts: CollectionParts): string {
  const { collection, query, problem, publicMcpUrl } = parts;
  const { id, name, description } = collection;
  const content = html`
${description ? html`<p>${userText(description, 2000)}</p>` : html``}
<p class="quiet">${bookmarkCount(collection)}${publisherOf(collection)} · <a href="${feedPath(id)}">RSS</a></p>
${searchForm(collectionPath(id), query)}
${problem ? html`<div class="notice problem" role="alert"><p>${problem.message}</p></div>` : entries(parts)}
${pages(parts)}`;
  return publicPage({
    title: shortText(name),
    head: html`<link rel="alternate" type="application/rss+xml" href="${feedPath(id)}" title="${shortText(name)}">`,
    content,
    footer: html`<p>Assistants read this collection, ${id}, at <code>${publicMcpUrl}</code>, without a sign-in.</p>`,
  });
}

function entries({ matches, query }: CollectionParts): Html {
  if (matches.length > 0) return html`<ul class="list">${matches.map(entry)}</ul>`;
  return query === '' ? html`<p>There is nothing in it.</p>` : html`<p>Nothing matches.</p>`;
}

function entry({ bookmark: { url, title, description, tags, createTime }, snippet }: Match): Html {
  const host = webAddress(url)?.hostname.replace(/^www\./, '') ?? '';
  return html`<li class="card"><h2>${webLink(url, userText(title || url))}</h2>
<p class="quiet">${userText(host)} · ${day(createTime?.seconds)}</p>
${textOf(snippet, description)}
${tags.length > 0 ? html`<ul class="tags" aria-label="Tags">${tags.slice(0, SHOWN_TAGS).map((tag) => html`<li>${userText(`#${tag}`)}</li>`)}</ul>` : html``}
</li>`;
}

function textOf(snippet: string, description: string): Html {
  if (snippet !== '') return html`<p>${markedText(snippet)}</p>`;
  return description === '' ? html`` : html`<p>${userText(description, 300)}</p>`;
}

function pages({ collection: { id }, query, nextPageToken }: CollectionParts): Html {
  if (nextPageToken === '') return html``;
  const next = withQuery(collectionPath(id), { q: query, after: nextPageToken });
  return html`<nav aria-label="Pages"><a class="button plain" rel="next" href="${next}">More</a></nav>`;
}
