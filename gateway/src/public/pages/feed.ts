import { type Html, html, webAddress } from '@bookmarks/pages';
import type { PublicBookmarkMessage, PublicCollectionMessage, TimestampMessage } from '@bookmarks/protos';
import { collectionPath, feedPath } from './addresses.ts';

export const FEED_HEADERS = {
  'Content-Type': 'application/rss+xml; charset=utf-8',
  // Titles in it are strangers' text: opened in a browser, it runs nothing.
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** What no XML document can hold, not even escaped (XML 1.0 §2.2). */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The newest of a collection as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function feed(
  collection: PublicCollectionMessage,
  bookmarks: readonly PublicBookmarkMessage[],
  publicUrl: URL,
): string {
  const { id, name, description, publicName } = collection;
  const at = (path: string) => new URL(path, publicUrl).href;
  const page = at(collectionPath(id));
  return html`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${xmlText(name)}</title>
<link>${page}</link>
<description>${xmlText(description || `Bookmarks in ${name}`)}</description>
<atom:link href="${at(feedPath(id))}" rel="self" type="application/rss+xml"/>
${publicName === '' ? html`` : html`<dc:creator>${xmlText(publicName)}</dc:creator>`}
${bookmarks.map((bookmark) => item(bookmark, page))}
</channel>
</rss>
`.markup;
}

function item({ id, url, title, description, tags, createTime }: PublicBookmarkMessage, page: string): Html {
  const address = webAddress(url);
  return html`<item>
<title>${xmlText(title || url)}</title>
${address ? html`<link>${address.href}</link>` : html``}
<guid isPermaLink="false">${page}#${id}</guid>
<pubDate>${dateOf(createTime)}</pubDate>
${description ? html`<description>${escapedAsHtml(description)}</description>` : html``}
${tags.map((tag) => html`<category>${xmlText(tag)}</category>`)}
</item>
`;
}

/** Readers take a description for HTML, so it must be text there, too. */
function escapedAsHtml(text: string): string {
  return html`${xmlText(text)}`.markup;
}

function xmlText(text: string): string {
  return text.replace(NOT_XML, ' ');
}

/** RFC 822 with a year of four digits, as RSS has it. */
function dateOf(timestamp: TimestampMessage | null): string {
  return new Date(Number(timestamp?.seconds ?? 0) * 1000).toUTCString();
}
