import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { LIMITS } from '@bookmarks/protos';

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 10vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#f7f7f9, #16161a); color: light-dark(#1c1c22, #ececf1); }
h1 { font-size: 1.4rem; line-height: 1.3; }
label { display: block; margin: 1rem 0 .4rem; font-weight: 600; }
input, button { font: inherit; max-width: 100%; }
button { margin-top: 1rem; padding: .6rem 1.2rem; border: 0; border-radius: .5rem; cursor: pointer;
  background: light-dark(#4338ca, #a5b4fc); color: light-dark(#ffffff, #16161a); }
:focus-visible { outline: 3px solid light-dark(#4338ca, #a5b4fc); outline-offset: 2px; }
code { overflow-wrap: anywhere; }
`;

/** Nothing is loaded, run or framed; the form goes to the link that it came from. */
const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** For everything behind a link, whose address is a secret. */
export const SECRET_ADDRESS_HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

const MEGABYTES = LIMITS.importFileBytes / (1024 * 1024);

export const uploadPage = () =>
  page(
    'Import bookmarks',
    `<p>Choose the file that your browser or bookmark manager exported: HTML, JSON, CSV or a list of URLs, of at most
${MEGABYTES} MB.</p>
<form method="post" enctype="multipart/form-data">
<label for="file">File of bookmarks</label>
<input type="file" id="file" name="file" accept=".html,.htm,.json,.csv,.tsv,.txt,.md" required>
<div><button type="submit">Import</button></div>
</form>
<p>This link works once, and for a quarter of an hour.</p>`,
  );

export const startedPage = (jobId: string) =>
  page(
    'Your bookmarks are being imported',
    `<p>You can close this page. To see how it goes, ask your assistant:</p>
<p><q>How far is the import <code>${escapeHtml(jobId)}</code>?</q></p>
<p>It can be taken back as a whole: ask your assistant to undo it.</p>`,
  );

export const refusalPage = (detail: string) => page('That did not work', `<p>${escapeHtml(detail)}</p>`);

export function sendPage(
  res: ServerResponse,
  status: number,
  html: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  res
    .writeHead(status, {
      ...SECRET_ADDRESS_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': Buffer.byteLength(html),
      'Content-Security-Policy': PAGE_POLICY,
      ...headers,
    })
    .end(html);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
