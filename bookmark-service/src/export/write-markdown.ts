import type { ExportedBookmark } from './exported-bookmark.ts';

/**
 * Writes a list of links to read, with what was marked there, under a heading for each folder. It holds no notes, status or dates: it is not made to
 * be imported again.
 *
 * @param bookmarks in the order of their folders.
 */
export async function* writeMarkdown(bookmarks: AsyncIterable<ExportedBookmark>): AsyncGenerator<string> {
  let heading = '';
  yield '# Bookmarks\n\n';
  for await (const bookmark of bookmarks) {
    const next = bookmark.folders.map(escapeText).join(' / ');
    if (next !== heading) yield next === '' ? '\n---\n\n' : `\n## ${next}\n\n`;
    heading = next;
    yield item(bookmark);
  }
}

function item({ url, title, tags, highlights }: ExportedBookmark): string {
  const label = escapeText(title) || escapeText(url);
  const suffix = tags.map((tag) => ` #${escapeText(tag).replaceAll(' ', '-')}`).join('');
  const quotes = highlights.map(({ quote, note }) => {
    const remark = note === '' ? '' : ` — ${escapeText(note)}`;
    return `  > ${escapeText(quote)}${remark}\n\n`;
  });
  return `- [${label}](<${escapeDestination(url)}>)${suffix}\n${quotes.join('')}`;
}

/** One line in which no character means anything to Markdown or HTML: titles are a stranger's text. */
function escapeText(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$:@]/g, '\\$&');
}

/** CommonMark 6.3: a destination in angle brackets ends at the first of them; a backslash or entity would be decoded. */
function escapeDestination(url: string): string {
  return url.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('\\', '%5C').replaceAll('&', '&amp;');
}
