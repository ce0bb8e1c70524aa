import { type Html, html } from '@bookmarks/pages';
import type { Response } from 'express';
import { HttpProblem } from '../http/problem.ts';
import { note } from '../http/request-notes.ts';
import { sendPage } from './account-page.ts';

/** Whether the person can put it right: what is our fault is for the page of all faults. */
export function isRefusal(error: unknown): error is HttpProblem {
  return error instanceof HttpProblem && error.status < 500;
}

/** What was refused, on the page with the form that it is about. */
export function refusalNotice(refusal: HttpProblem | undefined): Html {
  if (refusal === undefined) return html``;
  return html`<div class="notice problem" role="alert"><p>${refusal.message}</p></div>`;
}

/** Such a page. */
export function sendRefusal(res: Response, refusal: HttpProblem, document: string): void {
  note(res, { reason: refusal.code });
  sendPage(res, refusal.status, document);
}
