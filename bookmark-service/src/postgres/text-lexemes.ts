import type { TextCondition } from '../search/condition.ts';
import type { LibraryClient } from './library-client.ts';
import { type PlacedLexeme, prefixOf, type TextLexemes } from './text-search.ts';

/** More words that begin with what was typed become one partial match, which reads the index of all libraries. */
const MAX_COMPLETIONS = 50;

type LexemesRow = {
  simple: PlacedLexeme[] | null;
  english: PlacedLexeme[] | null;
  url: string[];
  address: string[];
};

/** The words of each text as the index has them, by the functions that made the index. */
export type LexemesOf = (text: TextCondition) => TextLexemes;

/** For each beginning of a word those that begin so; none for one that too many do. */
type CompletionsOf = (prefixes: readonly string[]) => Promise<ReadonlyMap<string, string[]>>;

/** With the words of the library that go on from beginnings. */
export function readLexemes(client: LibraryClient, texts: readonly TextCondition[]): Promise<LexemesOf> {
  return lexemesOfTexts(client, texts, (prefixes) => readCompletions(client, prefixes));
}

/** Without looking at the words of any library. */
export async function lexemesOfTexts(
  client: Pick<LibraryClient, 'query'>,
  texts: readonly TextCondition[],
  completionsOf: CompletionsOf = async () => new Map(),
): Promise<LexemesOf> {
  if (texts.length === 0) return lexemesFrom(new Map());
  const rows = await client.query<LexemesRow>(LEXEMES, [texts.map(({ text }) => text)]);
  const read = rows.map(({ simple, english, ...rest }) => ({
    simple: simple ?? [],
    english: english ?? [],
    ...rest,
  }));
  const prefixes = read.map((lexemes, index) => (texts[index]?.isPrefix ? prefixOf(lexemes) : undefined));
  const completions = await completionsOf(prefixes.filter((prefix) => prefix !== undefined));
  return lexemesFrom(
    new Map(
      texts.map((text, index) => [
        text,
        { ...(read[index] ?? NOTHING), completions: completions.get(prefixes[index] ?? '') },
      ]),
    ),
  );
}

const NOTHING = { simple: [], english: [], url: [], address: [] };

function lexemesFrom(known: ReadonlyMap<TextCondition, TextLexemes>): LexemesOf {
  return (text) => known.get(text) ?? { ...NOTHING, completions: undefined };
}

async function readCompletions(
  client: LibraryClient,
  prefixes: readonly string[],
): Promise<Map<string, string[]>> {
  if (prefixes.length === 0) return new Map();
  const rows = await client.named<{ prefix: string; words: string[] }>('complete-words', COMPLETIONS, [
    prefixes,
    MAX_COMPLETIONS + 1,
  ]);
  return new Map(
    rows.filter(({ words }) => words.length <= MAX_COMPLETIONS).map(({ prefix, words }) => [prefix, words]),
  );
}

const placed = (configuration: string) => `
  (select jsonb_agg(jsonb_build_array(lexeme, place) order by place)
   from unnest(to_tsvector('${configuration}', plain_words(text))), unnest(positions) as place)`;

const LEXEMES = `
  select ${placed('bookmarks_simple')} as simple, ${placed('bookmarks_english')} as english,
    tsvector_to_array(url_words(plain_words(text))) as url, tsvector_to_array(url_words(text)) as address
  from unnest($1::text[]) with ordinality as given(text, number) order by number`;

/** A range of the index: the last of all characters follows whatever a word may go on with. */
const COMPLETIONS = `
  select prefix, array(
    select word from words where user_sub = $1 and word >= prefix collate "C" and word < (prefix || chr(1114111)) collate "C"
    order by word limit $3
  ) as words
  from unnest($2::text[]) as prefix`;
