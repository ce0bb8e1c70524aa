import { createHash } from 'node:crypto';
import { Html, html } from '@bookmarks/pages';
import { STYLE } from './style.ts';

const STYLE_SHA256 = createHash('sha256').update(STYLE).digest('base64');

/**
 * The headers of every page. `form-action` is left out on purpose: browsers apply it to the redirects that follow a
 * form too, and those lead to the client's redirect URI, which may be anything.
 */
export const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_SHA256}'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** A whole document around `content`. */
export function page(title: string, content: Html): string {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${content}
</main>
<footer>This is a stand-in for WorkOS AuthKit, for local use only. It has no passwords: anybody who reaches it can
sign in as anybody.</footer>
</body>
</html>
`;
  return document.markup;
}
