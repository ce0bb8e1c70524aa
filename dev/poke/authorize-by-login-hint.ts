import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { createCookieJar } from './cookie-jar.ts';
import { PokeError } from './poke-error.ts';

const MAX_REDIRECTS = 10;

/**
 * Goes the way that a person's browser goes from the authorization request to the app's callback. The stand-in for
 * AuthKit answers for the person that `login_hint` names; any other server shows a page, and this gives up.
 *
 * @returns the parameters of the callback (RFC 6749, section 4.1.2).
 */
export async function authorizeByLoginHint(options: {
  readonly authorizationUrl: URL;
  readonly callback: string;
  readonly loginHint: string;
  readonly fetch: FetchLike;
}): Promise<URLSearchParams> {
  const jar = createCookieJar();
  let url = new URL(options.authorizationUrl);
  url.searchParams.set('login_hint', options.loginHint);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await options.fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.headerFor(url) },
    });
    jar.store(url, response);
    const location = response.headers.get('location');
    if (location === null) throw await pageInstead(response, url);
    await response.body?.cancel();
    url = new URL(location, url);
    if (isCallback(url, options.callback)) return url.searchParams;
  }
  throw new PokeError(
    'authorization_refused',
    `The sign-in was redirected more than ${MAX_REDIRECTS} times.`,
  );
}

function isCallback(url: URL, callback: string): boolean {
  return url.href === callback || url.href.startsWith(`${callback}?`);
}

async function pageInstead(response: Response, url: URL): Promise<PokeError> {
  const title = /<title>([^<]*)<\/title>/.exec(await response.text())?.[1] ?? 'without a title';
  return new PokeError(
    'person_needed',
    `${url.origin} showed a page ("${title}", status ${response.status}) instead of signing in by itself. ` +
      'Only the stand-in for AuthKit does that, for anna, ben and chloe.',
  );
}
