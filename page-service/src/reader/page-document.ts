import { DOMParser } from 'linkedom';

/** What linkedom looks for an attribute among grows with each: an element that has more is nothing to us. */
const MAX_ATTRIBUTES = 100;

export type PageDocument = ReturnType<typeof parse>;

/**
 * A page as a tree. linkedom runs no script and fetches nothing. It takes attributes as they are written, and does not make the
 * elements that HTML lets a page leave out: both is made up for here.
 */
export function parseDocument(html: string): PageDocument {
  const document = parse(html);
  if (document.querySelector('html > body') !== null) return document;
  return parse(`<html><body>${html}</body></html>`);
}

function parse(html: string) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  for (const element of document.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes].slice(0, MAX_ATTRIBUTES))
      if (name !== name.toLowerCase()) element.setAttribute(name.toLowerCase(), value);
  return document;
}
