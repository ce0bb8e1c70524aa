import { type Html, html, PAGE_HEADERS, page } from '@bookmarks/pages';
import type { Response } from 'express';
import type { Section, SectionPath } from './sections.ts';

/** Who looks at a page, and what its forms must carry. */
export type Visitor = {
  readonly name: string;
  readonly formToken: string;
  /** What there is to see here. */
  readonly sections: readonly Section[];
};

type Parts = {
  readonly title: string;
  readonly path: SectionPath;
  readonly visitor: Visitor;
  readonly content: Html;
};

/** A page of somebody who has signed in. */
export function accountPage({ title, path, visitor, content }: Parts): string {
  return page({ title, header: header(path, visitor), content, footer: signOut(visitor) });
}

/** A page of somebody who has not, such as one that says what went wrong. */
export function plainPage(title: string, content: Html): string {
  return page({ title, header: html`<header><a class="name" href="/">Bookmarks</a></header>`, content });
}

/** A hidden field without which no form is taken. */
export function formToken({ formToken: token }: Visitor): Html {
  return html`<input type="hidden" name="form_token" value="${token}">`;
}

export function sendPage(res: Response, status: number, document: string): void {
  res
    .status(status)
    .set({ ...PAGE_HEADERS, 'Cache-Control': 'no-store' })
    .send(document);
}

function header(path: SectionPath, { sections }: Visitor): Html {
  const links = sections.map(({ path: address, label }) =>
    address === path
      ? html`<a href="${address}" aria-current="page">${label}</a>`
      : html`<a href="${address}">${label}</a>`,
  );
  return html`<header><a class="name" href="/">Bookmarks</a><nav aria-label="Account">${links}</nav></header>`;
}

function signOut(visitor: Visitor): Html {
  return html`<footer>
<form method="post" action="/account/sign-out">${formToken(visitor)}
Signed in as ${visitor.name}. <button class="plain">Sign out</button>
</form>
</footer>`;
}
