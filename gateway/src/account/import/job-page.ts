import { type Html, html, userText } from '@bookmarks/pages';
import type { ResponseOf } from '@bookmarks/protos';
import { accountPage, type Visitor } from '../account-page.ts';
import { undoForm } from '../undo/done-notice.ts';
import { IMPORT_PATH } from './import-page.ts';

type Job = ResponseOf<'GetJob'>;

const STATES = {
  STATE_UNSPECIFIED: 'It waits.',
  STATE_QUEUED: 'It waits for its turn.',
  STATE_RUNNING: 'It is under way.',
  STATE_DONE: 'It is done.',
  STATE_FAILED: 'It failed.',
} as const satisfies Record<Job['state'], string>;

const TITLES: Readonly<Record<string, string>> = { import: 'Import', undo: 'Undo' };

export function jobAddress(id: string): string {
  return `${IMPORT_PATH}/${encodeURIComponent(id)}`;
}

export function hasEnded({ state }: Job): boolean {
  return state === 'STATE_DONE' || state === 'STATE_FAILED';
}

/** How far something is that takes its time, and what came of it. */
export function jobPage(visitor: Visitor, job: Job): string {
  const { kind, state, failure, changeId } = job;
  const content = html`
<div class="notice" role="status"><p>${STATES[state]}</p>${progress(job)}</div>
${failure ? html`<div class="notice problem"><p>${userText(failure)}</p></div>` : html``}
${report(job)}
${hasEnded(job) ? undoForm(visitor, changeId ? [changeId] : []) : html`<p class="quiet">This page looks again every few seconds. You can close it.</p>`}
<p><a href="/account/bookmarks">To your bookmarks</a></p>`;
  return accountPage({ title: TITLES[kind] ?? 'Change', path: IMPORT_PATH, visitor, content });
}

function progress(job: Job): Html {
  const { doneCount: done, totalCount: total } = job;
  if (total === 0) return hasEnded(job) ? html`` : html`<progress aria-label="Progress"></progress>`;
  const words = `${String(done)} of ${String(total)}`;
  return html`<p><progress aria-label="Progress" max="${String(total)}" value="${String(done)}">${words}</progress> ${words}</p>`;
}

function report({ importReport, undoReport }: Job): Html {
  if (importReport) return importCounts(importReport);
  if (undoReport === null) return html``;
  const { undoneCount, conflictCount, conflicts } = undoReport;
  return html`${counts([
    ['Taken back', undoneCount],
    ['Left as it is', conflictCount],
  ])}
${items(conflicts.map(({ label, reason }) => html`${userText(label)}: ${userText(reason)}`))}`;
}

function importCounts(found: NonNullable<Job['importReport']>): Html {
  const { createdCount, mergedCount, unchangedCount, problemCount, droppedCount, problems } = found;
  return html`${counts([
    ['New', createdCount],
    ['Added to what was saved', mergedCount],
    ['Saved already', unchangedCount],
    ...problemCounts(problemCount, droppedCount),
  ])}
${items(problems.map(problem))}
${problemCount > problems.length ? html`<p class="quiet">These are the first ${String(problems.length)}.</p>` : html``}`;
}

function problemCounts(all: number, dropped: number | undefined): (readonly [string, number])[] {
  if (dropped === undefined) return [['Skipped, or changed on the way', all]];
  return [
    ['Skipped', dropped],
    ['Changed on the way', all - dropped],
  ];
}

function problem({ place, reason, excerpt }: NonNullable<Job['importReport']>['problems'][number]): Html {
  return html`At ${String(place)}: ${userText(reason)} <code>${userText(excerpt)}</code>`;
}

function counts(lines: readonly (readonly [string, number])[]): Html {
  return html`<dl class="counts">${lines.map(([label, count]) => html`<div><dt>${label}</dt><dd>${String(count)}</dd></div>`)}</dl>`;
}

function items(lines: readonly Html[]): Html {
  return lines.length === 0 ? html`` : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
