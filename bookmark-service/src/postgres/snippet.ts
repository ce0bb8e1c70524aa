import { anyLexeme, type RankedLexemes } from './ranked-lexemes.ts';

const MAX_LENGTH = 200;
const MARK = '**';

/** The place in the note or the description that matches, where neither the title nor a tag does; else empty. */
export function snippetColumn(lexemes: RankedLexemes, bind: (value: unknown) => string): string {
  if (lexemes.whole.length === 0) return `''`;
  const [inTitleOrTags, inNote, inDescription, anywhere] = ['AB', 'C', 'D', ''].map((weights) =>
    bind(anyLexeme(lexemes, weights)),
  );
  return `case when text_document || tag_document @@ ${inTitleOrTags}::tsquery then ''
      when text_document @@ ${inNote}::tsquery then text_snippet(note, ${anywhere}::tsquery)
      when text_document @@ ${inDescription}::tsquery then text_snippet(bookmarks.description, ${anywhere}::tsquery)
      else '' end`;
}

/** The same for rows of `published_bookmarks`, which have no note. */
export function publicSnippetColumn(lexemes: RankedLexemes, bind: (value: unknown) => string): string {
  if (lexemes.whole.length === 0) return `''`;
  const [inTitleOrTags, inDescription, anywhere] = ['AB', 'D', ''].map((weights) =>
    bind(anyLexeme(lexemes, weights)),
  );
  return `case when document @@ ${inTitleOrTags}::tsquery then ''
      when document @@ ${inDescription}::tsquery then text_snippet(description, ${anywhere}::tsquery)
      else '' end`;
}

/** On one line and cut to its bound, without half a mark at its end. */
export function shortSnippet(snippet: string): string {
  const line = snippet.replace(/\s+/gu, ' ').trim();
  if (line.length <= MAX_LENGTH) return line;
  const room = MAX_LENGTH - MARK.length - 1;
  const cut = line.slice(0, room).replace(/(?:[\ud800-\udbff]|(?<!\*)\*)$/u, '');
  const isMarkOpen = cut.split(MARK).length % 2 === 0;
  return `${cut}${isMarkOpen ? MARK : ''}…`;
}
