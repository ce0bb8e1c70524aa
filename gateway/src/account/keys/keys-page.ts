import { type Html, html } from '@bookmarks/pages';
import type { ApiKeyMessage } from '@bookmarks/protos';
import { LIMITS } from '@bookmarks/protos';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { keyEntry } from './key-entry.ts';

const PATH = '/account/keys';
const TITLE = 'API keys';

/** How long a key can live, in days; 0: for ever. */
const LIFETIMES = [
  { days: 90, label: '90 days' },
  { days: 30, label: '30 days' },
  { days: 365, label: 'a year' },
  { days: 0, label: 'until it is revoked' },
] as const;

export function keysPage(visitor: Visitor, keys: readonly ApiKeyMessage[]): string {
  const content = html`
<p>With a key a program of yours can use your bookmarks: send it as <code>Authorization: Bearer</code> <em>key</em>, or paste
it where an assistant asks for one. Never put a key into a chat.</p>
<h2>Your keys</h2>
${list(visitor, keys)}
<h2>A new key</h2>
<form method="post" action="${PATH}">${formToken(visitor)}
<label for="name">Name</label>
<input type="text" id="name" name="name" required maxlength="${String(LIMITS.apiKeyNameLength)}" autocomplete="off"
  aria-describedby="name-help">
<p class="quiet" id="name-help">For you to know it by, such as the program that will use it.</p>
<fieldset><legend>It may</legend>
<label class="choice"><input type="radio" name="scope" value="bookmarks:read" checked> read your bookmarks</label>
<label class="choice"><input type="radio" name="scope" value="bookmarks:write"> read, add, change and delete them</label>
</fieldset>
<label for="days">It is good for</label>
<select id="days" name="days">
${LIFETIMES.map(({ days, label }) => html`<option value="${String(days)}">${label}</option>`)}
</select>
<button type="submit">Make a key</button>
</form>`;
  return accountPage({ title: TITLE, path: PATH, visitor, content });
}

/** The one time that a key is shown. */
export function newKeyPage(visitor: Visitor, created: { key: string; name: string; mcpUrl: string }): string {
  const { key, name, mcpUrl } = created;
  const content = html`
<div class="notice" role="status"><p>This is the key <strong>${name}</strong>. It is shown once: copy it now.</p>
<pre><code>${key}</code></pre></div>
<p>Try it:</p>
<pre><code>${curlLine(key, mcpUrl)}</code></pre>
<p><a class="button" href="${PATH}">I have copied it</a></p>`;
  return accountPage({ title: 'Your new key', path: PATH, visitor, content });
}

/** Lists the tools that the key gives. */
function curlLine(key: string, mcpUrl: string): string {
  const message = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
  return `curl ${mcpUrl} \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \\
  -d '${message}'`;
}

function list(visitor: Visitor, keys: readonly ApiKeyMessage[]): Html {
  if (keys.length === 0) return html`<p>You have no keys.</p>`;
  return html`<ul class="list">${keys.map((key) => keyEntry(visitor, key, { what: mayDo(key), path: PATH }))}</ul>`;
}

function mayDo({ scopes }: ApiKeyMessage): string {
  return scopes.includes('bookmarks:write') ? 'may read and write' : 'may read';
}
