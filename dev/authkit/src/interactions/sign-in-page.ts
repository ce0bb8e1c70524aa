import { html } from '@bookmarks/pages';
import { page } from '../pages/page.ts';
import { SCOPES } from '../scopes.ts';
import type { User } from '../users.ts';
import { redirectDestination } from './redirect-destination.ts';

const MEANING = {
  openid: 'know who you are',
  profile: 'see your name',
  email: 'see your e-mail address',
  offline_access: 'stay connected when you are away',
  'bookmarks:read': 'read your bookmarks',
  'bookmarks:write': 'add, change and delete your bookmarks',
} satisfies Record<(typeof SCOPES)[number], string>;

export type SignIn = {
  readonly action: string;
  readonly clientName: string;
  readonly redirectUri: string;
  readonly scopes: ReadonlySet<string>;
  readonly users: readonly User[];
};

/** One page to sign in and to consent: choosing who you are lets the client in. */
export function signInPage({ action, clientName, redirectUri, scopes, users }: SignIn): string {
  return page(
    'Sign in',
    html`<h1>${clientName} wants to connect</h1>
<p>The answer goes to <strong>${redirectDestination(redirectUri)}</strong>.</p>
<p class="quiet">The client chose its name itself. Go on only if you started this yourself.</p>
${requestedAccess(scopes)}
<form method="post" action="${action}" aria-labelledby="continue-as">
<h2 id="continue-as">Allow it and continue as</h2>
${users.map(userButton)}
<button class="cancel" name="decision" value="cancel">Cancel</button>
</form>`,
  );
}

function requestedAccess(scopes: ReadonlySet<string>) {
  const requested = SCOPES.filter((scope) => scopes.has(scope));
  if (requested.length === 0)
    return html`<p>It asks for no scopes, so the service decides what it may do.</p>`;
  return html`<p>It will be able to:</p>
<ul>
${requested.map((scope) => html`<li>${MEANING[scope]}</li>`)}
</ul>`;
}

function userButton({ id, fullName, email }: User) {
  return html`<button name="user" value="${id}"><strong>${fullName}</strong><span class="quiet">${email}</span></button>
`;
}
