import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import { LibraryError } from '../library/library-error.ts';
import { MAXIMUM_TEXT_LENGTH } from './import-bounds.ts';
import { type ImportEntry, type ImportedBookmark, importProblem } from './imported-bookmark.ts';
import { plausibleDate, UNREADABLE_DATE } from './parse-date.ts';

/** What a reader knows of an entry; what it leaves out is empty, or not said by the file. */
export type EntryFields = { readonly url: string } & {
  readonly [Field in keyof Omit<ImportedBookmark, 'kind' | 'place' | 'url'>]?:
    | ImportedBookmark[Field]
    | undefined;
};

const REASONS_BY_SCHEME: Readonly<Record<string, string>> = {
  'javascript:': 'It is a bookmarklet: a script, not the address of a page.',
  'place:': 'It is a search of Firefox itself, not the address of a page.',
  'file:': 'It is a file on one computer, not an address that can be opened from elsewhere.',
  'data:': 'It holds a page in itself instead of the address of one.',
  'feed:': 'It is a feed, not the address of a page.',
  'mailto:': 'It is an e-mail address, not the address of a page.',
};
const BROWSER_PAGES = new Set([
  'about:',
  'brave:',
  'chrome:',
  'edge:',
  'opera:',
  'vivaldi:',
  'chrome-extension:',
]);

/** Longer than any scheme in use. */
const LONGEST_SCHEME = 64;

/** Why an entry with an absurdly long text is none. */
export const TOO_LONG = `One of its texts is longer than ${MAXIMUM_TEXT_LENGTH.toLocaleString('en')} characters.`;

/** The bookmark, or the problem where its URL cannot be saved or a text of it is absurdly long. */
export function toEntry(place: number, fields: EntryFields): ImportEntry {
  const url = fields.url.trim();
  const reason = reasonAgainstUrl(url) ?? reasonAgainstLength(fields);
  if (reason !== undefined)
    return importProblem(place, reason, [url, fields.title].filter(Boolean).join(' | '));
  return {
    kind: 'bookmark',
    place,
    url,
    title: fields.title ?? '',
    description: fields.description ?? '',
    note: fields.note ?? '',
    tags: fields.tags ?? [],
    folders: fields.folders ?? [],
    status: fields.status,
    favorite: fields.favorite,
    addedAt: bounded(fields.addedAt),
    updatedAt: bounded(fields.updatedAt),
    highlights: fields.highlights ?? [],
    remindAt: bounded(fields.remindAt),
  };
}

function bounded(date: Date | undefined): Date | undefined {
  return date && (plausibleDate(date.getTime()) ?? UNREADABLE_DATE);
}

function reasonAgainstUrl(url: string): string | undefined {
  if (url === '') return 'It has no URL.';
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url.slice(0, LONGEST_SCHEME))?.[0].toLowerCase();
  if (scheme === undefined) return 'Its URL is not complete: it does not start with http:// or https://.';
  if (BROWSER_PAGES.has(scheme)) return 'It is a page of the browser itself, not one of the web.';
  return REASONS_BY_SCHEME[scheme] ?? refusalOf(url);
}

function refusalOf(url: string): string | undefined {
  try {
    parseBookmarkUrl(url);
    return undefined;
  } catch (error) {
    if (error instanceof LibraryError) return error.message;
    throw error;
  }
}

function reasonAgainstLength({ title = '', description = '', note = '' }: EntryFields): string | undefined {
  const longest = Math.max(title.length, description.length, note.length);
  return longest > MAXIMUM_TEXT_LENGTH ? TOO_LONG : undefined;
}
