import { html, page } from '@bookmarks/pages';

/** What a person sees when an authorization cannot go on; the app that sent them here has to begin again. */
export function problemPage(description: string): string {
  return page({
    title: 'This cannot go on',
    header: html`<header><span class="name">Bookmarks</span></header>`,
    content: html`<div class="notice problem" role="alert"><p>${description}</p></div>
<p>Go back to the app that sent you here, and connect again.</p>`,
  });
}
