import { type Html, html, PAGE_HEADERS, page } from '@bookmarks/pages';
import type { RequestHandler } from 'express';
import { type Connection, connectionsTo } from './connections.ts';

/** What this is and how to connect: a page for browsers, a note for whoever asks for nothing in particular. */
export function createFrontPage({
  resource,
  hasAccount,
}: {
  readonly resource: string;
  readonly hasAccount: boolean;
}): RequestHandler {
  const note = `This is a bookmark manager that you use by talking to your AI assistant.

Add this MCP server to your assistant, then sign in when it asks you to:

    ${resource}
`;
  const document = frontPage(resource, hasAccount);
  return (req, res) => {
    res.vary('Accept');
    if (req.accepts(['text', 'html']) !== 'html') return void res.type('text/plain').send(note);
    res.set({ ...PAGE_HEADERS, 'Cache-Control': 'public, max-age=300' }).send(document);
  };
}

function frontPage(mcpUrl: string, hasAccount: boolean): string {
  const account = html`<nav aria-label="Account"><a href="/account">Your account</a></nav>`;
  return page({
    title: 'Bookmarks, in your assistant',
    header: html`<header><a class="name" href="/" aria-current="page">Bookmarks</a>${hasAccount ? account : html``}</header>`,
    content: html`
<p>Save a link by saying so, and find it again by what you remember of it. Your assistant keeps your bookmarks here, with tags,
collections and notes; nobody else sees them, and every change can be taken back for 30 days.</p>
<ul>
<li><q>Save this and tag it rust.</q></li>
<li><q>What did I save about sourdough last winter?</q></li>
<li><q>Tidy up my tags. … No, take that back.</q></li>
</ul>
<h2>Connect your assistant</h2>
<p>This is the address. Your assistant asks you to sign in when it is there for the first time.</p>
<pre><code>${mcpUrl}</code></pre>
<ul class="list">${connectionsTo(mcpUrl).map(entry)}</ul>
<p class="quiet">For reading alone, so that nothing can be changed: <code>${mcpUrl}/readonly</code></p>`,
  });
}

function entry({ client, steps, link, command }: Connection): Html {
  return html`<li class="card"><h3>${client}</h3><p>${steps}</p>
${link ? html`<p><a class="button plain" href="${link.href}">${link.label}</a></p>` : html``}
${command ? html`<pre><code>${command}</code></pre>` : html``}</li>`;
}
