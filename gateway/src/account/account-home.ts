import { html } from '@bookmarks/pages';
import { accountPage, type Visitor } from './account-page.ts';

/** What an account is: where to connect, and what can be done here. */
export function accountHome(visitor: Visitor, mcpUrl: string): string {
  const others = visitor.sections.filter(({ about }) => about !== '');
  const content = html`
<p>Your bookmarks are in your assistant. Add this address to it, if you have not done so yet:</p>
<pre><code>${mcpUrl}</code></pre>
<ul class="list">${others.map(
    ({ path, label, about }) =>
      html`<li class="card"><h2><a href="${path}">${label}</a></h2><p>${about}</p></li>`,
  )}</ul>`;
  return accountPage({ title: 'Your account', path: '/account', visitor, content });
}
