import { html } from '@bookmarks/pages';
import { accountPage, type Visitor } from './account-page.ts';

/** What an account is: where to connect, and what can be done here. */
export function accountHome(visitor: Visitor, mcpUrl: string): string {
  const content = html`
<p>Your bookmarks are in your assistant. Add this address to it, if you have not done so yet:</p>
<pre><code>${mcpUrl}</code></pre>
<ul class="list">
<li class="card"><h2>Bookmarks</h2><p>To look through, to search, to add to and to change.</p>
<p><a class="button plain" href="/account/bookmarks">Your bookmarks</a></p></li>
<li class="card"><h2>Import and export</h2><p>A file that your browser made comes in, and one that every browser takes goes out.</p>
<p><a class="button plain" href="/account/import">Import</a> <a class="button plain" href="/account/export">Export</a></p></li>
<li class="card"><h2>API keys</h2><p>For programs of yours, and for assistants that ask for a key instead of a sign-in.</p>
<p><a class="button plain" href="/account/keys">Your keys</a></p></li>
</ul>`;
  return accountPage({ title: 'Your account', path: '/account', visitor, content });
}
