import { type Html, html, userText } from '@bookmarks/pages';
import type { ResponseOf } from '@bookmarks/protos';
import { withQuery } from '../../http/with-query.ts';
import { collectionPath, PUBLIC_PATH } from './addresses.ts';
import { bookmarkCount, publisherOf } from './collection-facts.ts';
import { publicPage } from './public-page.ts';
import { searchForm } from './search-form.ts';

type Directory = ResponseOf<'ListPublicCollections'>;

/** All collections that somebody has published. */
export function directoryPage(query: string, { collections, nextPageToken }: Directory): string {
  const content = html`
<p>Collections of bookmarks that people have published, those published last first.</p>
${searchForm(PUBLIC_PATH, query)}
${collections.length === 0 ? nothing(query) : html`<ul class="list">${collections.map(entry)}</ul>`}
${nextPageToken ? html`<nav aria-label="Pages"><a class="button plain" rel="next" href="${withQuery(PUBLIC_PATH, { q: query, after: nextPageToken })}">More</a></nav>` : html``}`;
  return publicPage({ title: 'Published collections', content });
}

function entry(collection: Directory['collections'][number]): Html {
  const { id, name, description } = collection;
  return html`<li class="card"><h2><a href="${collectionPath(id)}">${userText(name)}</a></h2>
${description ? html`<p>${userText(description)}</p>` : html``}
<p class="quiet">${bookmarkCount(collection)}${publisherOf(collection)}</p></li>`;
}

function nothing(query: string): Html {
  return query === '' ? html`<p>Nobody has published anything yet.</p>` : html`<p>Nothing matches.</p>`;
}
