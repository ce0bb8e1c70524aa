import { type Html, html } from '@bookmarks/pages';

/** Nobody sees these, and those that turn the direction of writing would reach beyond the text that they are in. */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;
const MAX_LENGTH = 200;

/** Text that somebody else wrote, to stand beside ours: its direction is its own, and it is cut where it is long. */
export function userText(text: string, maximum: number = MAX_LENGTH): Html {
  return html`<bdi>${shortText(text, maximum)}</bdi>`;
}

/** The same where no element can stand, such as in a label. */
export function shortText(text: string, maximum: number = MAX_LENGTH): string {
  const seen = text.replace(UNSEEN, ' ');
  if (seen.length <= maximum) return seen;
  return `${seen.slice(0, maximum).replace(/[\ud800-\udbff]$/, '')}…`;
}
