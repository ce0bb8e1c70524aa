import { type Html, html } from './html.ts';
import { shortText } from './user-text.ts';

const MARK = '**';
const MAX_LENGTH = 400;

/** A place in a text that was searched for. @param snippet with the words that match between ** and **. */
export function markedText(snippet: string): Html {
  const parts = shortText(snippet, MAX_LENGTH).split(MARK);
  return html`<bdi>${parts.map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : html`${part}`))}</bdi>`;
}
