import { html } from '@bookmarks/pages';
import type { Request, Response } from 'express';
import { HttpProblem } from '../http/problem.ts';
import { withQuery } from '../http/with-query.ts';
import { plainPage } from './account-page.ts';
import { sendRefusal } from './refusal.ts';

/** Has somebody sign in who has not, or not any more. */
export function askToSignIn(req: Request, res: Response): void {
  const address = signInFor(req);
  if (mayComeByForm(req)) sendSignedOut(res, signedOutProblem(req), address);
  else res.redirect(303, address);
}

function sendSignedOut(res: Response, problem: HttpProblem, signInAddress: string): void {
  const content = html`<div class="notice problem" role="alert"><p>${problem.message}</p></div>
<p><a class="button" href="${signInAddress}">Sign in</a></p>`;
  sendRefusal(res, problem, plainPage('You are signed out', content));
}

/** What a page was asked for is not lost by the sign-in; a form that was sent is. */
function signInFor({ method, baseUrl, originalUrl }: Request): string {
  const isWanted = method === 'GET' && originalUrl !== baseUrl;
  return isWanted ? withQuery('/account/sign-in', { next: originalUrl }) : '/account/sign-in';
}

/**
 * Browsers hold where a form leads against the policy of its page, redirects included (CSP 3, `form-action`), so that no form gets
 * as far as another server to sign in at, and nothing is seen to happen. A form that only asks looks like a link of ours.
 */
function mayComeByForm({ method, headers, originalUrl }: Request): boolean {
  return method === 'POST' || (headers['sec-fetch-site'] === 'same-origin' && originalUrl.includes('?'));
}

function signedOutProblem({ method }: Request): HttpProblem {
  const detail =
    method === 'POST'
      ? 'This was not done, since you are signed out by now. Sign in, go back to the form, and send it again.'
      : 'You are signed out by now. Sign in to go on.';
  return new HttpProblem({ status: 401, code: 'signed_out', detail });
}
