import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';
import { STYLE } from './style.ts';

export type PageParts = {
  readonly title: string;
  /** What else the head of the document holds, such as where a feed is. */
  readonly head?: Html;
  /** What stands above every page of one kind: where else one can go. */
  readonly header?: Html;
  readonly content: Html;
  readonly footer?: Html;
};

const STYLE_SHA256 = createHash('sha256').update(STYLE).digest('base64');
const NOTHING = html``;

/** For every page: nothing is loaded, run or framed, and no other site learns where somebody came from. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': pagePolicy({ formAction: "'self'" }),
  // Not `no-referrer`, with which browsers hide the origin of our own forms from us.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** @param formAction where forms may lead; browsers count the redirects that follow a form. Undefined: anywhere. */
export function pagePolicy({ formAction }: { formAction: string | undefined }): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_SHA256}'`,
    ...(formAction === undefined ? [] : [`form-action ${formAction}`]),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** A whole document. */
export function page({
  title,
  head = NOTHING,
  header = NOTHING,
  content,
  footer = NOTHING,
}: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
${head}
</head>
<body>
${header}
<main>
<h1>${title}</h1>
${content}
</main>
${footer}
</body>
</html>
`.markup;
}
