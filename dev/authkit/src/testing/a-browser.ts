type Visit = { readonly location: URL | undefined; readonly response: Response };
export type Browser = {
  readonly visit: (url: string, init?: { method: string; body: URLSearchParams }) => Promise<Visit>;
  /** Submits the form on a page, with the values that the page gave its hidden fields. */
  readonly submit: (page: Response, fields?: Record<string, string>) => Promise<Visit>;
};

/** A browser that keeps cookies and follows redirects within `origin`; it stops at any other location. */
export function aBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();

  const visit: Browser['visit'] = async (url, init) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const setCookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = setCookie.split(';', 1)[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) return { location: undefined, response };
    const target = new URL(location, url);
    return target.origin === origin ? visit(target.href) : { location: target, response };
  };

  return {
    visit,
    async submit(page, fields = {}) {
      const markup = await page.text();
      const action = /action="([^"]+)"/.exec(markup)?.[1] ?? '';
      const hidden = [...markup.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const body = new URLSearchParams(
        hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
      );
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return visit(new URL(action, origin).href, { method: 'POST', body });
    },
  };
}
