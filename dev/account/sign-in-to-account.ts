import { authorizeByLoginHint } from '../poke/authorize-by-login-hint.ts';

const FORM_TOKEN = /name="form_token" value="([^"]+)"/;

/** Somebody who has signed in to the account pages, in a browser without scripts. */
export type Account = {
  readonly get: (path: string) => Promise<string>;
  /** Sends a form of a page, with what the page hides in it. Throws unless it is taken. @returns the page that comes. */
  readonly submit: (page: string, action: string, fields: Record<string, string>) => Promise<string>;
};

export async function signInToAccount(gatewayUrl: string, user: string): Promise<Account> {
  const request = (path: string, init: RequestInit) => fetch(new URL(path, gatewayUrl), init);
  const begun = await request('/account/sign-in', { redirect: 'manual' });
  const answer = await authorizeByLoginHint({
    authorizationUrl: new URL(begun.headers.get('location') ?? ''),
    callback: new URL('/account/callback', gatewayUrl).href,
    loginHint: user,
    fetch,
  });
  const finished = await request(`/account/callback?${answer}`, {
    redirect: 'manual',
    headers: { cookie: cookiesOf(begun) },
  });
  const headers = { cookie: cookiesOf(finished) };

  const get = async (path: string) => textOf(await request(path, { headers }));
  return {
    get,
    async submit(page, action, fields) {
      const token = FORM_TOKEN.exec(await get(page))?.[1] ?? '';
      const body = new URLSearchParams({ form_token: token, ...fields });
      const sent = await request(action, { method: 'POST', headers, body, redirect: 'manual' });
      const next = sent.headers.get('location');
      return next === null ? textOf(sent) : get(next);
    },
  };
}

/** Makes a key by the form. @returns it, as it is shown once. */
export async function makeApiKey({ submit }: Account, name: string, scope: string): Promise<string> {
  const shown = await submit('/account/keys', '/account/keys', { name, scope, days: '30' });
  return shownSecret(shown, /bkm_(?:live|test)_\w+/);
}

/** Makes a token for `POST /ingest` by the form. @returns it, as it is shown once. */
export async function makeIngestToken({ submit }: Account, name: string): Promise<string> {
  return shownSecret(await submit('/account/share', '/account/share', { name }), /bki_(?:live|test)_\w+/);
}

function shownSecret(page: string, form: RegExp): string {
  const secret = form.exec(page)?.[0];
  if (secret === undefined) throw new Error(`There is none on the page:\n${page}`);
  return secret;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

async function textOf(response: Response): Promise<string> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return text;
}
