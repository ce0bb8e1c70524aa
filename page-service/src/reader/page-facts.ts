import { LIMITS } from '@bookmarks/protos';
import { isPublicUrl } from '@bookmarks/public-fetch';
import type { PageFacts } from '../pages/page-answer.ts';
import type { PageDocument } from './page-document.ts';
import { tidyLine } from './tidy-text.ts';

const SITE_NAME_LENGTH = 200;
const LANGUAGE_LENGTH = 35;

/** What a page says of itself in its head. @param url where it was. */
export function factsIn(
  document: PageDocument,
  url: string,
): Omit<PageFacts, 'text' | 'truncated' | 'readingMinutes'> {
  const base = URL.parse(attribute(document, 'base[href]', 'href'), url)?.href ?? url;
  const link = (address: string) => publicUrl(address, base);
  return {
    title: tidyLine(
      meta(document, 'og:title') || textOf(document, 'title') || textOf(document, 'h1'),
      LIMITS.titleLength,
    ),
    description: tidyLine(
      meta(document, 'og:description') ||
        meta(document, 'description') ||
        meta(document, 'twitter:description'),
      LIMITS.descriptionLength,
    ),
    siteName: tidyLine(
      meta(document, 'og:site_name') || meta(document, 'application-name'),
      SITE_NAME_LENGTH,
    ),
    canonicalUrl: link(attribute(document, 'link[rel~="canonical" i][href]', 'href')),
    faviconUrl: link(attribute(document, 'link[rel~="icon" i][href]', 'href')),
    language: languageOf(document),
  };
}

/** The first that says something. */
function meta(document: PageDocument, name: string): string {
  const selector = `meta[name="${name}" i][content], meta[property="${name}" i][content]`;
  for (const element of document.querySelectorAll(selector)) {
    const content = element.getAttribute('content')?.trim();
    if (content) return content;
  }
  return '';
}

function attribute(document: PageDocument, selector: string, name: string): string {
  return document.querySelector(selector)?.getAttribute(name)?.trim() ?? '';
}

function textOf(document: PageDocument, selector: string): string {
  return document.querySelector(selector)?.textContent?.trim() ?? '';
}

/** A link that may be passed on, or nothing. */
function publicUrl(address: string, base: string): string {
  const url = address === '' ? null : URL.parse(address, base);
  if (url === null || url.href.length > LIMITS.urlLength || !isPublicUrl(url)) return '';
  return url.href;
}

function languageOf(document: PageDocument): string {
  // The one that the page has: another may have been made up around it.
  const root = document.querySelector('html[lang]') ?? document.querySelector('html');
  const named = [
    root?.getAttribute('lang'),
    root?.getAttribute('xml:lang'),
    attribute(document, 'meta[http-equiv="content-language" i]', 'content'),
    meta(document, 'og:locale'),
  ];
  return named.map(languageTag).find((tag) => tag !== '') ?? '';
}

function languageTag(name: string | null | undefined): string {
  if (!name || name.length > LANGUAGE_LENGTH) return '';
  try {
    return Intl.getCanonicalLocales(name.trim().replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
}
