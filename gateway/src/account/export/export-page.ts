import { type Html, html } from '@bookmarks/pages';
import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { HttpProblem } from '../../http/problem.ts';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { refusalNotice } from '../refusal.ts';

const EXPORT_PATH = '/account/export';

export const FORMATS = {
  netscape: { message: 'FILE_FORMAT_NETSCAPE', label: 'HTML, which every browser imports' },
  json: { message: 'FILE_FORMAT_JSON', label: 'JSON, for programs' },
  csv: { message: 'FILE_FORMAT_CSV', label: 'CSV, for a spreadsheet' },
  markdown: { message: 'FILE_FORMAT_MARKDOWN', label: 'Markdown, to read' },
} as const;
type Format = keyof typeof FORMATS;
const FORMAT_NAMES = Object.keys(FORMATS) as Format[];
const USUAL_FORMAT: Format = 'netscape';

export const EXPORT_FORM = z.object({
  format: z.enum(FORMAT_NAMES).catch(USUAL_FORMAT),
  q: z.string().trim().catch(''),
});
type Wanted = z.infer<typeof EXPORT_FORM>;

export const EVERYTHING: Wanted = { format: USUAL_FORMAT, q: '' };

export function exportPage(visitor: Visitor, wanted: Wanted, refusal?: HttpProblem): string {
  const content = html`
${refusalNotice(refusal)}
<p>The bookmarks as they are now, in a file. The trash is not in it.</p>
<form method="post" action="${EXPORT_PATH}">${formToken(visitor)}
<fieldset><legend>Format</legend>${FORMAT_NAMES.map((format) => radio(format, wanted.format))}</fieldset>
<label for="q">Only those that match</label>
<input type="search" id="q" name="q" value="${wanted.q}" maxlength="${String(LIMITS.queryLength)}" autocomplete="off" aria-describedby="q-help">
<p class="quiet" id="q-help">As in the search, such as <code>tag:rust</code>. Empty: all.</p>
<button type="submit">Download</button>
</form>`;
  return accountPage({ title: 'Export', path: EXPORT_PATH, visitor, content });
}

function radio(format: Format, chosen: Format): Html {
  return html`<label class="choice"><input type="radio" name="format" value="${format}"${format === chosen ? html` checked` : html``}> ${FORMATS[format].label}</label>`;
}
