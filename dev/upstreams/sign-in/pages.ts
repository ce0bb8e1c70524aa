import { html, PAGE_HEADERS, pagePolicy } from '@bookmarks/pages';
import type { Response } from 'express';
import { PEOPLE } from '../people.ts';
import type { Parameters } from './parameters.ts';

/** Browsers count the redirects that follow a form: they lead to the client. */
const HEADERS = { ...PAGE_HEADERS, 'Content-Security-Policy': pagePolicy({ formAction: undefined }) };

/** The page on which a person chooses who they are, and so lets the client in. */
export function sendSignInPage(
  response: Response,
  title: string,
  action: string,
  parameters: Parameters,
): void {
  const hidden = Object.entries(parameters).map(
    ([name, value = '']) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const buttons = PEOPLE.map(
    ({ name, firstName }) => html`<button name="user" value="${name}">${firstName}</button>`,
  );
  send(
    response,
    200,
    title,
    html`<p>This is a stand-in without passwords. Allow the application and continue as</p>
<form method="post" action="${action}">${hidden}${buttons}
<button name="decision" value="cancel">Cancel</button></form>`,
  );
}

export function sendProblem(response: Response, title: string, problem: string): void {
  send(response, 400, title, html`<p>${problem}</p>`);
}

function send(response: Response, status: number, title: string, content: ReturnType<typeof html>): void {
  const document = html`<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<main><h1>${title}</h1>${content}</main></html>`;
  response.status(status).set(HEADERS).send(document.markup);
}
