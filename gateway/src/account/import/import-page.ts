import { type Html, html } from '@bookmarks/pages';
import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { HttpProblem } from '../../http/problem.ts';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { refusalNotice } from '../refusal.ts';

export const IMPORT_PATH = '/account/import';
const MEGABYTES = String(LIMITS.importFileBytes / (1024 * 1024));

const FOLDERS_AS = [
  { value: 'FOLDERS_AS_COLLECTIONS', label: 'collections' },
  { value: 'FOLDERS_AS_TAGS', label: 'tags' },
  { value: 'FOLDERS_AS_BOTH', label: 'both' },
] as const;

const ON_DUPLICATE = [
  { value: 'ON_DUPLICATE_MERGE', label: 'add what is new to it' },
  { value: 'ON_DUPLICATE_SKIP', label: 'leave it as it is' },
] as const;

/** What a form chooses; the first where it chooses nothing. */
export const IMPORT_CHOICES = z.object({
  folders_as: z.enum(FOLDERS_AS.map(({ value }) => value)).catch(FOLDERS_AS[0].value),
  on_duplicate: z.enum(ON_DUPLICATE.map(({ value }) => value)).catch(ON_DUPLICATE[0].value),
});

/** The file stands last in the form: what stands before it is read, and judged, before any of it. */
export function importPage(visitor: Visitor, refusal?: HttpProblem): string {
  const content = html`
${refusalNotice(refusal)}
<p>Choose the file that your browser or bookmark manager exported: HTML, JSON, CSV or a list of URLs, of at most ${MEGABYTES} MB.
An import can be taken back as a whole.</p>
<form method="post" action="${IMPORT_PATH}" enctype="multipart/form-data">${formToken(visitor)}
${choice('folders_as', 'Folders become', FOLDERS_AS)}
${choice('on_duplicate', 'Of a bookmark that is saved already', ON_DUPLICATE)}
<label for="file">File of bookmarks</label>
<input type="file" id="file" name="file" accept=".html,.htm,.json,.csv,.tsv,.txt,.md" required>
<div><button type="submit">Import</button></div>
</form>`;
  return accountPage({ title: 'Import', path: IMPORT_PATH, visitor, content });
}

function choice(name: string, legend: string, options: readonly { value: string; label: string }[]): Html {
  const radios = options.map(
    ({ value, label }, index) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${index === 0 ? html` checked` : html``}> ${label}</label>`,
  );
  return html`<fieldset><legend>${legend}</legend>${radios}</fieldset>`;
}
