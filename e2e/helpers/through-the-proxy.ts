import type { FetchLike } from '@modelcontextprotocol/client';
import { mcpUrl } from './gateway.ts';

/** What a client sees that takes the second authorization server of the metadata, and whose person agrees and signs in as `user`. */
export function throughTheProxy(user: string): FetchLike {
  return async (input, init) => {
    const url = new URL(input);
    // The upstream's page answers for the person that this names.
    if (url.pathname === '/oauth2/authorize') url.searchParams.set('login_hint', user);
    const response = await fetch(url, init);
    if (url.pathname.startsWith('/.well-known/oauth-protected-resource')) return secondServerFirst(response);
    return url.pathname.startsWith('/oauth/consent/') ? agree(url, response, init) : response;
  };
}

async function secondServerFirst(response: Response): Promise<Response> {
  const metadata = (await response.json()) as { authorization_servers: string[] };
  const authorization_servers = metadata.authorization_servers.toReversed();
  return Response.json({ ...metadata, authorization_servers });
}

async function agree(url: URL, page: Response, init: RequestInit | undefined): Promise<Response> {
  const formToken = /name="form_token" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const set = page.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  const cookie = [new Headers(init?.headers).get('cookie'), ...set].filter(Boolean).join('; ');
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: mcpUrl().origin },
    body: new URLSearchParams({ form_token: formToken, decision: 'allow' }),
  });
}
