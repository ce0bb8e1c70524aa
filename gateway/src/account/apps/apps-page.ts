import { day, type Html, html, userText } from '@bookmarks/pages';
import type { AppConnectionMessage } from '@bookmarks/protos';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { appName } from './app-name.ts';

export const APPS_PATH = '/account/apps';

export type ListedApps = {
  readonly apps: readonly AppConnectionMessage[];
  /** Whether those that are disconnected are known to be so wherever requests come in. */
  readonly isInEffect: boolean;
  readonly mcpUrl: string;
};

export function appsPage(visitor: Visitor, { apps, isInEffect, mcpUrl }: ListedApps): string {
  const content = html`
<p>These assistants and programs have used your bookmarks, by a sign-in of yours. One that you disconnect is let in no more, however
often it signs in, until you allow it again here. What it has read or changed so far stays as it is.</p>
${isInEffect ? html`` : NOT_IN_EFFECT}
<h2>Your apps</h2>
${apps.length === 0 ? nobody(mcpUrl) : html`<ul class="list">${apps.map((app) => entry(visitor, app))}</ul>`}
<p class="quiet">Programs that use a key are on the page of <a href="/account/keys">API keys</a>. What an app calls
itself, and where an unverified one says that it comes from, nobody has checked.</p>`;
  return accountPage({ title: 'Connected apps', path: APPS_PATH, visitor, content });
}

/** The name of a program comes first. */
const MAX_USER_AGENT_LENGTH = 80;

const UNVERIFIED = html` <span class="quiet">(unverified)</span>`;

const NOT_IN_EFFECT = html`<div class="notice problem" role="alert"><p>At the moment an app that you have disconnected may still get
in. Look again in a minute: as long as this stands here, it is not certain.</p></div>`;

function nobody(mcpUrl: string): Html {
  return html`<p>No app has used your bookmarks so far. To connect one, add this address to your assistant, and sign in when it asks
you to:</p>
<pre><code>${mcpUrl}</code></pre>`;
}

function entry(visitor: Visitor, app: AppConnectionMessage): Html {
  const { name, isChosen, full } = appName(app.clientId);
  return html`<li class="card row">
<div><h3><bdi>${name}</bdi>${isChosen ? UNVERIFIED : html``}</h3>
${full === undefined ? html`` : html`<details><summary>Its whole identifier</summary><p><code>${full}</code></p></details>`}
${app.lastUserAgent === '' ? html`` : html`<p>Calls itself ${userText(app.lastUserAgent, MAX_USER_AGENT_LENGTH)}</p>`}
<p class="quiet">First used on ${day(app.firstUseTime?.seconds)}, last on ${day(app.lastUseTime?.seconds)} from ${app.lastUseAddress}.</p>
${app.disconnectTime === null ? html`` : html`<p><strong>Disconnected</strong> on ${day(app.disconnectTime.seconds)}.</p>`}</div>
${app.disconnectTime === null ? disconnectForm(visitor, app.id, name) : allowForm(visitor, app.id, name)}
</li>`;
}

function disconnectForm(visitor: Visitor, id: string, name: string): Html {
  return html`<form method="post" action="${APPS_PATH}/${id}/disconnect">${formToken(visitor)}
<button class="danger" aria-label="Disconnect ${name}">Disconnect</button></form>`;
}

function allowForm(visitor: Visitor, id: string, name: string): Html {
  return html`<form method="post" action="${APPS_PATH}/${id}/reconnect">${formToken(visitor)}
<button class="plain" aria-label="Allow again: ${name}">Allow again</button></form>`;
}
