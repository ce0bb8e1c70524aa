import { z } from 'zod';
import type { LinkedPage } from '../bookmarks/pages.ts';
import { oneLine } from './words.ts';

/** What is known of a page, by names that say it. */
export const pageResult = z.record(z.string(), z.union([z.string(), z.number()]));
type PageResult = z.input<typeof pageResult>;

/** A part of what can be read on a page, and where the next one begins. */
export type PageContent = { readonly content: string; readonly next_offset?: number };

const NOT_YET: PageResult = { link: 'not looked at yet' };
/** Of a URL or a name, which can be of any length. */
const FACT_CHARACTERS = 200;

/** Without what is not known. */
export function toPageResult(page: LinkedPage | undefined): PageResult {
  if (page === undefined) return NOT_YET;
  const facts = {
    link: page.state,
    http_status: page.httpStatus,
    checked: day(page.checkedAt),
    broken_since: page.brokenAt ? day(page.brokenAt) : '',
    title: page.title,
    description: page.description,
    site: page.siteName,
    language: page.language,
    reading_minutes: page.readingMinutes,
    canonical_url: page.canonicalUrl,
    content_characters: page.textLength,
  };
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, fact]) => fact !== '' && fact !== 0)
      .map(([name, fact]) => [name, typeof fact === 'string' ? fact.slice(0, FACT_CHARACTERS) : fact]),
  );
}

/** At most so many characters of the part that was asked for; undefined where nothing can be read there. */
export function toPageContent(
  page: LinkedPage | undefined,
  offset: number,
  characters: number,
): PageContent | undefined {
  if (page === undefined || page.text === '') return undefined;
  // As the library counts: no half of a character, and the next part begins where this one ends.
  const shown = [...page.text].slice(0, characters);
  const end = offset + shown.length;
  return { content: shown.join(''), ...(end < page.textLength && { next_offset: end }) };
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

export function pageText(page: PageResult): string {
  const facts = Object.entries(page).map(
    ([name, fact]) => `${name.replaceAll('_', ' ')} ${oneLine(String(fact))}`,
  );
  return `  page: ${facts.join(' · ')}`;
}

/** On one line, as all that was saved. */
export function contentText({ content, next_offset }: PageContent): string {
  const more = next_offset === undefined ? '' : ` (content_offset ${next_offset} goes on)`;
  return `  content${more}: ${oneLine(content)}`;
}
