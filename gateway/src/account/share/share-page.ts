import { type Html, html } from '@bookmarks/pages';
import { type ApiKeyMessage, LIMITS } from '@bookmarks/protos';
import { INGEST_PATH } from '../../ingest/serve-ingest.ts';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { keyEntry } from '../keys/key-entry.ts';
import { refusalNotice } from '../refusal.ts';
import { bookmarklet } from './bookmarklet.ts';

export const SHARE_PATH = '/account/share';
const TITLE = 'Save with one tap';

type ShareParts = {
  readonly visitor: Visitor;
  readonly publicUrl: URL;
  /** Undefined where no tokens are made here. */
  readonly tokens: readonly ApiKeyMessage[] | undefined;
  readonly problem?: Parameters<typeof refusalNotice>[0];
};

/** Ways to save what is on a screen, without an assistant. */
export function sharePage({ visitor, publicUrl, tokens, problem }: ShareParts): string {
  const content = html`
${refusalNotice(problem)}
<h2>In a browser</h2>
<p>Drag this to your bookmarks bar: <a class="button" href="${bookmarklet(publicUrl)}">Save bookmark</a></p>
<p class="quiet">It opens the form of a new bookmark with the page that you look at; nothing is saved before you say so. Where nothing can be
dragged, make a bookmark of any page and put this in place of its address:</p>
<pre><code>${bookmarklet(publicUrl)}</code></pre>
${tokens === undefined ? html`` : phone(visitor, tokens, new URL(INGEST_PATH, publicUrl).href)}`;
  return accountPage({ title: TITLE, path: SHARE_PATH, visitor, content });
}

/** The one time that a token is shown. */
export function newTokenPage(
  visitor: Visitor,
  token: { value: string; name: string },
  publicUrl: URL,
): string {
  const ingestUrl = new URL(INGEST_PATH, publicUrl).href;
  const content = html`
<div class="notice" role="status"><p>This is the token <strong>${token.name}</strong>. It is shown once: copy it now.</p>
<pre><code>${token.value}</code></pre></div>
<h2>A shortcut on an iPhone</h2>
<ol>
<li>In Shortcuts, make a new one, and in its details switch on <em>Show in Share Sheet</em>, for URLs.</li>
<li>Add <em>Get Contents of URL</em> with <code>${ingestUrl}</code>. Method: POST. A header <code>Authorization</code> with
<code>Bearer</code>, a space and the token. Request body: JSON, with a text <code>url</code> that is the <em>Shortcut Input</em>.</li>
<li>Add <em>Get Dictionary Value</em> for <code>detail</code>, and <em>Show Notification</em> with it.</li>
</ol>
<h2>A script</h2>
<pre><code>curl ${ingestUrl} -H 'Authorization: Bearer ${token.value}' \\
  -d url=https://example.com/ -d tags=reading</code></pre>
<p><a class="button" href="${SHARE_PATH}">I have copied it</a></p>`;
  return accountPage({ title: 'Your new token', path: SHARE_PATH, visitor, content });
}

function phone(visitor: Visitor, tokens: readonly ApiKeyMessage[], ingestUrl: string): Html {
  const list = tokens.map((token) =>
    keyEntry(visitor, token, { what: 'may save bookmarks', path: SHARE_PATH }),
  );
  return html`<h2>On a phone, or by a script</h2>
<p>A shortcut sends what you share to <code>${ingestUrl}</code>, with a token that saves bookmarks and shows none. What is saved already
it adds to: a note, tags, and a title where there is none. Its answer says whether the address was saved before.</p>
${list.length === 0 ? html`<p>You have no tokens.</p>` : html`<ul class="list">${list}</ul>`}
<form method="post" action="${SHARE_PATH}">${formToken(visitor)}
<label for="name">Name of a new token</label>
<input type="text" id="name" name="name" required maxlength="${String(LIMITS.apiKeyNameLength)}" autocomplete="off" aria-describedby="name-help">
<p class="quiet" id="name-help">Such as the phone that will use it. It is good until you revoke it.</p>
<button type="submit">Make a token</button>
</form>`;
}
