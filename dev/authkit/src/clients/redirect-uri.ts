/** The kinds of redirect URI that AuthKit takes (RFC 8252, section 7). */
export type RedirectUriKind = 'https' | 'loopback' | 'private-use';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Schemes that a browser acts on itself instead of handing the answer to an app. */
const BROWSER_SCHEMES = new Set([
  'about:',
  'blob:',
  'data:',
  'file:',
  'filesystem:',
  'ftp:',
  'javascript:',
  'mailto:',
  'vbscript:',
  'view-source:',
  'ws:',
  'wss:',
]);

/** The kind of `uri`, or `undefined` when an answer must not be sent there. */
export function redirectUriKind(uri: string): RedirectUriKind | undefined {
  const url = URL.parse(uri);
  if (url === null || uri.includes('#') || BROWSER_SCHEMES.has(url.protocol)) return undefined;
  if (url.protocol === 'https:') return 'https';
  if (url.protocol === 'http:') return LOOPBACK_HOSTS.has(url.hostname) ? 'loopback' : undefined;
  return 'private-use';
}

/** Where an answer goes, in the words that the consent page shows. */
export function redirectDestination(uri: string): string {
  const url = new URL(uri);
  switch (redirectUriKind(uri)) {
    case 'https':
      return url.host;
    case 'loopback':
      return `a program on this computer (${url.host})`;
    default:
      return `the app that opens ${url.protocol}//${url.host}`;
  }
}
