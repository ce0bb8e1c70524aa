import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Bookmark } from '../../bookmarks/bookmark.ts';
import { countThatFits } from '../../tools/result-budget.ts';
import { defineTool, READ_HINTS } from '../../tools/tool.ts';
import { excerpt, oneLine } from '../../tools/words.ts';

const RESULTS = 20;
const TITLE_CHARACTERS = 200;

/** The first of the pair that ChatGPT's research features ask for; names, parameters and results are theirs. */
export const search = defineTool({
  name: 'search',
  title: 'Search bookmarks',
  description:
    "Use this when the user's saved links may answer a question. Finds bookmarks by words in title, tags, note, description, URL and page text; the ids are for fetch.",
  hints: READ_HINTS,
  input: z.strictObject({ query: z.string().min(1).max(LIMITS.queryLength) }),
  output: z.object({
    results: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
  }),
  async call({ bookmarks }, { query }) {
    const page = await bookmarks.search({ query, filter: {}, order: 'relevance', limit: RESULTS });
    const results = page.bookmarks.map(toResult);
    const data = { results: results.slice(0, countThatFits(results)) };
    return { text: JSON.stringify(data), data };
  },
});

/** Clients cite by the title, so there is always one. */
function toResult({ id, title, url }: Bookmark) {
  return { id, title: excerpt(oneLine(title), TITLE_CHARACTERS) || url, url };
}
