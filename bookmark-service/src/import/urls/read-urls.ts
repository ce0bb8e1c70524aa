import { MAXIMUM_ENTRY_LENGTH } from '../import-bounds.ts';
import { ImportFileError } from '../import-file-error.ts';
import { type ImportEntry, importProblem, type TextChunks } from '../imported-bookmark.ts';
import { toEntry } from '../to-entry.ts';
import { parseLinkLine } from './parse-link-line.ts';

/** A URL of 2,048 characters, its title of 1,000, and more around them. */
const MAXIMUM_LINE_LENGTH = 10_000;

/**
 * Reads lists of links, one a line: a URL alone, `URL | Title` as OneTab writes it, or Markdown links. Empty lines,
 * headings, rules and quotes are no entries.
 *
 * @throws {ImportFileError} for text in which no line is a bookmark.
 */
export async function* readUrls(text: TextChunks): AsyncGenerator<ImportEntry> {
  let hasBookmark = false;
  for await (const { line, content } of numberedLines(text)) {
    const entry = entryOfLine(line, content);
    hasBookmark ||= entry?.kind === 'bookmark';
    if (entry !== undefined) yield entry;
  }
  if (!hasBookmark) throw new ImportFileError('No line of the text is the URL of a web page.');
}

function entryOfLine(line: number, content: string): ImportEntry | undefined {
  if (content.length > MAXIMUM_LINE_LENGTH) return importProblem(line, 'The line is too long.', content);
  const parsed = parseLinkLine(content);
  switch (parsed.kind) {
    case 'nothing':
      return undefined;
    case 'unclear':
      return importProblem(line, parsed.reason, content);
    case 'link':
      return toEntry(line, { url: parsed.url, title: parsed.title });
  }
}

async function* numberedLines(text: TextChunks): AsyncGenerator<{ line: number; content: string }> {
  let line = 0;
  let unfinished = '';
  for await (const chunk of text) {
    const [first = '', ...others] = chunk.split('\n');
    unfinished += first;
    for (const next of others) {
      yield { line: ++line, content: unfinished };
      unfinished = next;
    }
    if (unfinished.length > MAXIMUM_ENTRY_LENGTH) throw new ImportFileError(`Line ${line + 1} is too long.`);
  }
  yield { line: line + 1, content: unfinished };
}
