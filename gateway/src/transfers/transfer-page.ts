import type { ServerResponse } from 'node:http';
import { html, PAGE_HEADERS, page } from '@bookmarks/pages';
import { LIMITS } from '@bookmarks/protos';

/** For everything behind a link, whose address is a secret. */
export const SECRET_ADDRESS_HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

const MEGABYTES = String(LIMITS.importFileBytes / (1024 * 1024));

export const uploadPage = () =>
  page({
    title: 'Import bookmarks',
    content: html`<p>Choose the file that your browser or bookmark manager exported: HTML, JSON, CSV or a list of URLs, of
at most ${MEGABYTES} MB.</p>
<form method="post" enctype="multipart/form-data">
<label for="file">File of bookmarks</label>
<input type="file" id="file" name="file" accept=".html,.htm,.json,.csv,.tsv,.txt,.md" required>
<div><button type="submit">Import</button></div>
</form>
<p>This link works once, and for a quarter of an hour.</p>`,
  });

export const startedPage = (jobId: string) =>
  page({
    title: 'Your bookmarks are being imported',
    content: html`<p>You can close this page. To see how it goes, ask your assistant:</p>
<p><q>How far is the import <code>${jobId}</code>?</q></p>
<p>It can be taken back as a whole: ask your assistant to undo it.</p>`,
  });

export const refusalPage = (detail: string) =>
  page({ title: 'That did not work', content: html`<p>${detail}</p>` });

export function sendPage(
  res: ServerResponse,
  status: number,
  document: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  res
    .writeHead(status, {
      ...PAGE_HEADERS,
      ...SECRET_ADDRESS_HEADERS,
      'Content-Length': Buffer.byteLength(document),
      ...headers,
    })
    .end(document);
}
