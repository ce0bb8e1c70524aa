import type { ExportedBookmark } from './exported-bookmark.ts';
import { highlightsText } from './highlights-json.ts';

const HEADER = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

/**
 * Writes the bookmark file that every browser and bookmark manager reads. What its common attributes cannot hold (a note,
 * milliseconds, the status, highlights) stands in `DATA-…` attributes of our own, so that our reader gives back all of it.
 *
 * @param bookmarks in the order of their folders: a folder is opened anew whenever the path comes back to it.
 */
export async function* writeNetscape(bookmarks: AsyncIterable<ExportedBookmark>): AsyncGenerator<string> {
  let open: readonly string[] = [];
  yield HEADER;
  for await (const bookmark of bookmarks) {
    yield changeFolder(open, bookmark.folders) + item(bookmark);
    open = bookmark.folders;
  }
  yield `${changeFolder(open, [])}</DL><p>\n`;
}

function changeFolder(from: readonly string[], to: readonly string[]): string {
  const mismatch = from.findIndex((name, level) => name !== to[level]);
  const kept = mismatch === -1 ? from.length : mismatch;
  const closed = from.slice(kept).map((_, index) => `${indent(from.length - index)}</DL><p>\n`);
  const opened = to
    .slice(kept)
    .map(
      (name, index) =>
        `${indent(kept + index + 1)}<DT><H3>${escapeHtml(name)}</H3>\n${indent(kept + index + 1)}<DL><p>\n`,
    );
  return [...closed, ...opened].join('');
}

function item(bookmark: ExportedBookmark): string {
  const margin = indent(bookmark.folders.length + 1);
  const attributes = Object.entries({ ...commonAttributes(bookmark), ...ownAttributes(bookmark) })
    .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${escapeHtml(value)}"`))
    .join('');
  const text = [bookmark.description, bookmark.note].filter(Boolean).join('\n\n');
  const description = text === '' ? '' : `${margin}<DD>${escapeHtml(text)}\n`;
  return `${margin}<DT><A${attributes}>${escapeHtml(bookmark.title)}</A>\n${description}`;
}

/** What other programs know. Dates are in whole seconds. */
function commonAttributes({ url, tags, status, createdAt, updatedAt }: ExportedBookmark) {
  return {
    HREF: url,
    ADD_DATE: String(Math.floor(createdAt.getTime() / 1000)),
    LAST_MODIFIED: String(Math.floor(updatedAt.getTime() / 1000)),
    PRIVATE: '1',
    TOREAD: status === 'unread' ? '1' : '0',
    TAGS: tags.length === 0 ? undefined : tags.join(','),
  };
}

function ownAttributes(bookmark: ExportedBookmark) {
  const { description, note, status, favorite, createdAt, updatedAt, remindAt } = bookmark;
  return {
    'DATA-STATUS': status,
    'DATA-FAVORITE': favorite ? '1' : '0',
    'DATA-CREATED': createdAt.toISOString(),
    'DATA-UPDATED': updatedAt.toISOString(),
    'DATA-REMIND-AT': remindAt?.toISOString(),
    // The <DD> holds both texts for other programs, so that only these tell where one ends.
    'DATA-DESCRIPTION': note === '' ? undefined : description,
    'DATA-NOTE': note === '' ? undefined : note,
    'DATA-HIGHLIGHTS': highlightsText(bookmark),
  };
}

function indent(level: number): string {
  return '    '.repeat(level);
}

/** Also keeps carriage returns, which readers of HTML turn into line feeds. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
