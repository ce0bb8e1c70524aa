import { countThatFits } from './result-budget.ts';

type FittingPage<Page, Result> = { readonly page: Page; readonly results: Result[] };

/** A page of at most `limit` entries; fewer where those would be too long for one result. */
export async function fetchFitting<Page, Result>(
  fetchPage: (limit: number) => Promise<Page>,
  limit: number,
  resultsOf: (page: Page) => Result[],
): Promise<FittingPage<Page, Result>> {
  const page = await fetchPage(limit);
  const results = resultsOf(page);
  const fitting = countThatFits(results);
  if (fitting === results.length) return { page, results };
  const shorter = await fetchPage(fitting);
  return { page: shorter, results: resultsOf(shorter) };
}

/** How to go on, for a model. */
export function moreText(nextCursor: string | undefined): string {
  return nextCursor ? `There are more: pass cursor "${nextCursor}".` : '';
}
