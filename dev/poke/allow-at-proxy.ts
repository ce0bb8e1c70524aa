import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';

/** Of the stand-ins: for AuthKit, and below the name of a host for each other provider. */
const AUTHORIZATION = /^\/oauth2\/authorize$|^\/[\w.-]+\.\w+\/.*\/auth(?:orize)?$/;

/**
 * What the browser of a person fetches who is asked by the OAuth proxy whether they let an app in: they do, and sign in as
 * `user`, whom the upstream's page takes from the `login_hint`.
 */
export function allowAtProxy(user: string, fetch: FetchLike = globalThis.fetch): FetchLike {
  return async (input, init) => {
    const url = new URL(input);
    if (AUTHORIZATION.test(url.pathname)) url.searchParams.set('login_hint', user);
    const response = await fetch(url, init);
    return url.pathname.startsWith('/oauth/consent/') ? allow(url, response, init, fetch) : response;
  };
}

async function allow(
  url: URL,
  page: Response,
  init: RequestInit | undefined,
  fetch: FetchLike,
): Promise<Response> {
  const formToken = /name="form_token" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const set = page.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  const cookie = [new Headers(init?.headers).get('cookie'), ...set].filter(Boolean).join('; ');
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url.origin },
    body: new URLSearchParams({ form_token: formToken, decision: 'allow' }),
  });
}
