import type { Bookmark } from './bookmark.ts';
import type { Listing } from './listing.ts';

/** Nobody sees these, and those that turn the direction of writing would reach beyond the text that they are in. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

type RowOptions = { readonly listing: Listing; readonly locale: string | undefined };

/** One bookmark. All that somebody saved is text: no markup, and in a direction of its own. */
export function rowOf(bookmark: Bookmark, { listing, locale }: RowOptions): HTMLElement {
  const index = listing.indexOf(bookmark);
  const row = document.createElement('div');
  row.id = `row-${index}`;
  row.className = `row ${bookmark.status}`;
  row.role = 'option';
  row.ariaSelected = String(index === listing.selectedIndex);
  row.ariaPosInSet = String(index + 1);
  row.ariaSetSize = String(listing.nextCursor === undefined ? listing.count : -1);
  row.dataset.index = String(index);
  const star = bookmark.favorite ? '★ ' : '';
  row.append(line('title', star + titleOf(bookmark)), line('facts', ...factsOf(bookmark, locale)));
  return row;
}

/** What it is called, as one line. */
export function titleOf({ title, url }: Bookmark): string {
  return seen(title) || url;
}

function factsOf({ url, status, tags, added }: Bookmark, locale: string | undefined): string[] {
  return [hostOf(url), status, ...tags.map((tag) => `#${seen(tag)}`), dateOf(added, locale)];
}

function line(className: string, ...parts: readonly string[]): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.append(
    ...parts.flatMap((part, index) => (index === 0 ? [isolated(part)] : [' · ', isolated(part)])),
  );
  return element;
}

function isolated(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}

function seen(text: string): string {
  return text.replace(UNSEEN, ' ').trim();
}

function hostOf(url: string): string {
  return URL.parse(url)?.host.replace(/^www\./, '') ?? seen(url);
}

function dateOf(added: string, locale: string | undefined): string {
  const date = new Date(added);
  if (Number.isNaN(date.getTime())) return seen(added);
  return date.toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' });
}
