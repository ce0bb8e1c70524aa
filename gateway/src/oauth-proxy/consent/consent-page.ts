import { redirectUriKind } from '@bookmarks/authorization-requests';
import { type Html, html, page, userText } from '@bookmarks/pages';
import type { UpstreamWords } from './upstream-words.ts';

const MEANING: Readonly<Record<string, string>> = {
  'bookmarks:read': 'read your bookmarks',
  'bookmarks:write': 'add, change and delete your bookmarks',
};

export type ConsentParts = {
  readonly action: string;
  readonly formToken: string;
  readonly clientName: string | undefined;
  /** Whose server says what the client is; undefined for one that says so itself. */
  readonly clientHost: string | undefined;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Where people sign in. */
  readonly upstream: UpstreamWords;
};

/** What a person reads before they let an app in: by whom the answer is received, which no app can choose freely, comes first. */
export function consentPage(parts: ConsentParts): string {
  const { action, formToken, clientName, clientHost, redirectUri, scopes, upstream } = parts;
  const powers = [
    ...scopes.map((scope) => MEANING[scope] ?? scope),
    ...(upstream.reach ? [upstream.reach] : []),
  ];
  return page({
    title: 'Let an app use your bookmarks?',
    header: html`<header><span class="name">Bookmarks</span></header>`,
    content: html`
<p>An app asks to be let in. What it gets is sent to <strong>${destination(redirectUri)}</strong>.</p>
<p>It calls itself <q>${userText(clientName || 'an app without a name')}</q>. Nobody has verified that name.</p>
${publisher(clientHost, redirectUri)}
${warning(redirectUri)}
<p>It will be able to:</p>
<ul>${powers.map((power) => html`<li>${power}</li>`)}</ul>
<p>Go on only if you started this yourself, in that app, just now. You then sign in at ${upstream.title}.</p>
<form method="post" action="${action}">
<input type="hidden" name="form_token" value="${formToken}">
<p class="row"><button name="decision" value="allow">Allow, and sign in</button>
<button class="plain" name="decision" value="cancel">Cancel</button></p>
</form>`,
  });
}

/** Where the answer goes to a server, it goes where the document says; whichever program of this device asks may name any document. */
function publisher(clientHost: string | undefined, redirectUri: string): Html {
  if (clientHost === undefined) return html``;
  if (redirectUriKind(redirectUri) !== 'https')
    return html`<p>It says that it is the app that <strong>${clientHost}</strong> describes. Nobody can verify that here.</p>`;
  return html`<p>It is the app that <strong>${clientHost}</strong> describes. That is verified.</p>`;
}

function destination(redirectUri: string): string {
  const url = new URL(redirectUri);
  switch (redirectUriKind(redirectUri)) {
    case 'https':
      return url.host;
    case 'loopback':
      return `a program on this computer (${url.host})`;
    default:
      return `the app on this device that opens ${url.protocol}`;
  }
}

function warning(redirectUri: string): Html {
  if (redirectUriKind(redirectUri) === 'https') return html``;
  return html`<div class="notice problem"><p>Any program on this device could be the one that receives it, whatever it calls
itself. If you are not setting up a program of yours right now, cancel.</p></div>`;
}
