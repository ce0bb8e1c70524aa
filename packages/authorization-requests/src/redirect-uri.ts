/** The kinds of redirect URI that an answer may be sent to (RFC 8252 §7). */
type RedirectUriKind = 'https' | 'loopback' | 'private-use';

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

/** The kind of `uri`, or undefined where no answer must be sent: who opens a code that comes there is not known. */
export function redirectUriKind(uri: string): RedirectUriKind | undefined {
  const url = URL.parse(uri);
  if (url === null || uri.includes('#') || url.username !== '' || url.password !== '') return undefined;
  if (BROWSER_SCHEMES.has(url.protocol)) return undefined;
  if (url.protocol === 'https:') return 'https';
  if (url.protocol === 'http:') return LOOPBACK_HOSTS.has(url.hostname) ? 'loopback' : undefined;
  return 'private-use';
}
