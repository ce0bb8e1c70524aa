import type { Entry } from './entries.ts';

const PIECE_BYTES = 64 * 1024;
const FIRST_DATE = 1_600_000_000;
const HEAD = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

/** A file as browsers export it, with a folder for each section, in pieces that are made as they are read. */
export function* netscapeFile(entries: readonly Entry[], count: number): Generator<Buffer> {
  let piece = HEAD;
  for (const line of lines(entries, count)) {
    piece += line;
    if (piece.length < PIECE_BYTES) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(`${piece}</DL><p>\n`);
}

function* lines(entries: readonly Entry[], count: number): Generator<string> {
  const perFolder = Object.groupBy(takeRound(entries, count), ({ entry }) => entry.section);
  for (const [section, items = []] of Object.entries(perFolder)) {
    yield `<DT><H3>${escaped(section)}</H3>\n<DL><p>\n`;
    for (const { entry, n } of items) yield bookmarkLine(entry, n);
    yield '</DL><p>\n';
  }
}

/** So many entries; from the start again when there are not enough. */
function takeRound(entries: readonly Entry[], count: number) {
  return Array.from({ length: count }, (_, n) => ({ entry: entries[n % entries.length], n })).flatMap(
    ({ entry, n }) => (entry === undefined ? [] : [{ entry, n }]),
  );
}

function bookmarkLine({ url, title, tags }: Entry, n: number): string {
  const address = escaped(`${url}?imported=${n}`);
  return `<DT><A HREF="${address}" ADD_DATE="${FIRST_DATE + n}" TAGS="${escaped(tags.join(','))}">${escaped(title)}</A>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
