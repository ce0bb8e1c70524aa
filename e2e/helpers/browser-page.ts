/** A page in a browser, as far as CORS goes (Fetch standard §4.8, §4.10). */
export type BrowserPage = {
  /** @throws {TypeError} where a browser would, before the page sees anything. */
  readonly fetch: (url: string | URL, init?: PageRequest) => Promise<Response>;
};
type PageRequest = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
};

const SAFELISTED_METHODS = ['GET', 'HEAD', 'POST'];
const SAFELISTED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const READABLE_HEADERS = ['cache-control', 'content-length', 'content-type', 'expires'];

/** A page of `origin`. It asks before it sends, and sees of an answer what the server exposes. */
export function openPage(origin: string): BrowserPage {
  return {
    async fetch(url, { method = 'GET', headers = {}, body } = {}) {
      const unsafe = Object.entries(headers).filter(isUnsafe);
      const names = unsafe.map(([name]) => name.toLowerCase()).toSorted();
      if (names.length > 0 || !SAFELISTED_METHODS.includes(method)) {
        await preflight(origin, { url, method, names });
      }
      const response = await fetch(url, {
        method,
        headers: { ...headers, origin },
        ...(body !== undefined && { body }),
      });
      requireOrigin(response, origin);
      return visiblePart(response);
    },
  };
}

function isUnsafe([name, value]: [string, string]): boolean {
  const safelisted = name.toLowerCase() === 'content-type' ? SAFELISTED_TYPES.includes(value) : false;
  return !safelisted && name.toLowerCase() !== 'accept';
}

/** A preflight never carries a credential, and a browser follows no redirect of it. */
async function preflight(
  origin: string,
  { url, method, names }: { url: string | URL; method: string; names: readonly string[] },
): Promise<void> {
  const response = await fetch(url, {
    method: 'OPTIONS',
    redirect: 'manual',
    headers: {
      origin,
      'access-control-request-method': method,
      ...(names.length > 0 && { 'access-control-request-headers': names.join(',') }),
    },
  });
  requireOrigin(response, origin);
  if (!response.ok) throw new TypeError(`The preflight was answered ${response.status}.`);
  const allowed = listIn(response, 'access-control-allow-headers');
  // `*` does not stand for Authorization.
  const refused = names.filter(
    (name) => !allowed.includes(name) && (name === 'authorization' || !allowed.includes('*')),
  );
  if (refused.length > 0) throw new TypeError(`The preflight does not allow ${refused.join(', ')}.`);
  const methods = listIn(response, 'access-control-allow-methods');
  if (!SAFELISTED_METHODS.includes(method) && !methods.includes(method.toLowerCase())) {
    throw new TypeError(`The preflight does not allow ${method}.`);
  }
}

function requireOrigin(response: Response, origin: string): void {
  const allowed = response.headers.get('access-control-allow-origin');
  if (allowed === '*' || allowed === origin) return;
  throw new TypeError(`${response.url} does not allow ${origin}, but ${allowed}.`);
}

function visiblePart(response: Response): Response {
  const exposed = [...listIn(response, 'access-control-expose-headers'), ...READABLE_HEADERS];
  const headers = [...response.headers].filter(([name]) => exposed.includes(name));
  return new Response(response.body, { status: response.status, headers });
}

function listIn(response: Response, name: string): string[] {
  const list = response.headers.get(name) ?? '';
  return list.split(',').map((item) => item.trim().toLowerCase());
}
