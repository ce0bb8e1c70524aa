type Cookie = { readonly name: string; readonly value: string; readonly host: string; readonly path: string };

/** As much of a browser's cookies (RFC 6265) as one sign-in needs: by host and path, until they are deleted. */
export type CookieJar = {
  readonly store: (url: URL, response: Response) => void;
  readonly headerFor: (url: URL) => string;
};

export function createCookieJar(): CookieJar {
  const cookies = new Map<string, Cookie>();
  return {
    store(url, response) {
      for (const line of response.headers.getSetCookie()) {
        const { cookie, deleted } = parseSetCookie(line, url);
        const key = `${cookie.host} ${cookie.path} ${cookie.name}`;
        if (deleted) cookies.delete(key);
        else cookies.set(key, cookie);
      }
    },
    headerFor(url) {
      const sent = [...cookies.values()].filter(
        ({ host, path }) => host === url.host && isWithin(url.pathname, path),
      );
      return sent.map(({ name, value }) => `${name}=${value}`).join('; ');
    },
  };
}

function parseSetCookie(line: string, url: URL): { cookie: Cookie; deleted: boolean } {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const separator = pair.indexOf('=');
  const attribute = (name: string) =>
    attributes.find((text) => text.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const expires = attribute('expires');
  const cookie = {
    name: pair.slice(0, separator),
    value: pair.slice(separator + 1),
    host: url.host,
    path: attribute('path') ?? '/',
  };
  return {
    cookie,
    deleted: attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= 0),
  };
}

function isWithin(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
