/** A call of a tool that lists bookmarks. */
export type Question = { readonly tool: string; readonly args: Readonly<Record<string, unknown>> };

/** As many as the tools give when nobody says how many. */
const LIMIT = 20;

/** What the model asked, by the parameters that only one tool has; from its beginning. */
export function questionOf({ cursor: _, ...args }: Question['args'] = {}): Question {
  if ('mode' in args) return { tool: 'resurface_bookmarks', args };
  return { tool: 'query' in args ? 'search_bookmarks' : 'list_bookmarks', args };
}

/** The same with other words: among the bookmarks that pass its conditions, or, without words, all of these. */
export function withWords(asked: Question, words: string): Question {
  const query = words.trim();
  if (query === wordsOf(asked)) return asked;
  if (query === '' && asked.tool !== 'search_bookmarks') return asked;
  const args = { ...conditionsOf(asked), limit: LIMIT };
  return query === ''
    ? { tool: 'list_bookmarks', args }
    : { tool: 'search_bookmarks', args: { ...args, query } };
}

export function wordsOf({ args: { query } }: Question): string {
  return typeof query === 'string' ? query.trim() : '';
}

/** The page after, where there is one. */
export function continuedAt({ tool, args }: Question, cursor: string): Question {
  return { tool, args: { ...args, cursor } };
}

/** What was picked by chance, by age or by likeness has no conditions that a search could keep. */
function conditionsOf({ tool, args }: Question): Question['args'] {
  if (tool === 'resurface_bookmarks') return {};
  const { query: _query, sort: _sort, limit: _limit, detail: _detail, ...conditions } = args;
  return conditions;
}
