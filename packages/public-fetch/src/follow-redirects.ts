import { FetchRefusedError } from './fetch-refused-error.ts';
import type { AnswerHead } from './public-request.ts';

const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The first answer that is no redirect, and where it was. `ask` looks at each address as at the first one.
 * @throws {FetchRefusedError} what `ask` throws, and after `MAX_REDIRECTS` of them.
 */
export async function followRedirects<Answer extends AnswerHead>(
  start: URL,
  ask: (url: URL) => Promise<Answer>,
): Promise<{ readonly url: URL; readonly answer: Answer }> {
  let url = start;
  for (let left = MAX_REDIRECTS; left >= 0; left -= 1) {
    const answer = await ask(url);
    const next = targetOf(url, answer);
    if (next === undefined) return { url, answer };
    url = next;
  }
  throw new FetchRefusedError('redirects', `There are more than ${MAX_REDIRECTS} redirects.`);
}

/** Without a scheme, or a host, those of where it came from are meant. */
function targetOf(from: URL, { status, headers: { location } }: AnswerHead): URL | undefined {
  if (!REDIRECTS.has(status) || location === undefined) return undefined;
  // Node reads headers as Latin-1; servers send UTF-8.
  const target = URL.parse(Buffer.from(location, 'latin1').toString(), from.href);
  if (target === null) throw new FetchRefusedError('url', 'A redirect leads to no address.');
  return target;
}
