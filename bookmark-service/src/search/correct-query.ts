import { LIMITS } from '@bookmarks/protos';
import { positiveWords } from './last-word.ts';
import { printQuery } from './print-query.ts';
import type { Query, Word } from './query.ts';
import type { SearchReader } from './search-store.ts';

/** Each costs a look at the words of the library that have groups of letters in common with it. */
const MAX_CORRECTIONS = 4;

/** The query with the words that the library does not have replaced by those most like them; undefined without any. */
export async function correctQuery(
  library: Pick<SearchReader, 'similarWords'>,
  query: Query,
): Promise<Query | undefined> {
  const words = [...new Set(positiveWords(query).map(({ text }) => text))].slice(-MAX_CORRECTIONS);
  const corrections = words.length === 0 ? new Map<string, string>() : await library.similarWords(words);
  if (corrections.size === 0) return undefined;
  const corrected = withWords(query, (word) => ({ ...word, text: corrections.get(word.text) ?? word.text }));
  return printQuery(corrected).length <= LIMITS.queryLength ? corrected : undefined;
}

/** Those that must not be there stay as they are. */
function withWords(query: Query, change: (word: Word) => Word): Query {
  switch (query.kind) {
    case 'word':
      return change(query);
    case 'field':
      return query.field !== 'url' && query.text.kind === 'word'
        ? { ...query, text: change(query.text) }
        : query;
    case 'and':
    case 'or':
      return { ...query, operands: query.operands.map((operand) => withWords(operand, change)) };
    default:
      return query;
  }
}
