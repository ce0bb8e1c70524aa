import { type Html, html, PAGE_HEADERS, page } from '@bookmarks/pages';
import type { RequestHandler } from 'express';
import { PUBLIC_PATH } from '../public/pages/addresses.ts';
import { type Connection, connectionsTo } from './connections.ts';

type FrontPageParts = {
  readonly resource: string;
  /** What else there is here. */
  readonly hasAccount: boolean;
  readonly hasKeys: boolean;
  readonly hasPublicPages: boolean;
};

/** What this is and how to connect: a page for browsers, a note for whoever asks for nothing in particular. */
export function createFrontPage(parts: FrontPageParts): RequestHandler {
  const { resource } = parts;
  const note = `This is a bookmark manager that you use by talking to your AI assistant.

Add this MCP server to your assistant, then sign in when it asks you to:

    ${resource}
`;
  const document = frontPage(parts);
  return (req, res) => {
    res.vary('Accept');
    if (req.accepts(['text', 'html']) !== 'html') return void res.type('text/plain').send(note);
    res.set({ ...PAGE_HEADERS, 'Cache-Control': 'public, max-age=300' }).send(document);
  };
}

function frontPage({ resource: mcpUrl, hasAccount, hasKeys, hasPublicPages }: FrontPageParts): string {
  const links = [
    ...(hasAccount ? [html`<a href="/account">Your account</a>`] : []),
    ...(hasPublicPages ? [html`<a href="${PUBLIC_PATH}">Published collections</a>`] : []),
  ];
  return page({
    title: 'Bookmarks, in your assistant',
    header: html`<header><a class="name" href="/" aria-current="page">Bookmarks</a>${links.length > 0 ? html`<nav aria-label="Site">${links}</nav>` : html``}</header>`,
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
${hasKeys ? html`<p>An assistant or a program that asks for an API key takes one from <a href="/account/keys">your account</a>.</p>` : html``}
<p class="quiet">For reading alone, so that nothing can be changed: <code>${mcpUrl}/readonly</code></p>`,
  });
}

function entry({ client, steps, link, command }: Connection): Html {
  return html`<li class="card"><h3>${client}</h3><p>${steps}</p>
${link ? html`<p><a class="button plain" href="${link.href}">${link.label}</a></p>` : html``}
${command ? html`<pre><code>${command}</code></pre>` : html``}</li>`;
}
