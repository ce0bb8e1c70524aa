import { LIMITS } from '@bookmarks/protos';

/**
 * A host as URLs have it, in ASCII and lower case, from how people write one: `*.example.com`, `.example.com`,
 * `example.com/`, `example.com.`, `bücher.example`. Undefined for anything else, also for a host with a port: what is
 * saved is found by its host alone.
 */
export function parseHost(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:\*?\.)+/, '')
    .replace(/\/$/, '')
    .replace(/\.+$/, '');
  if (bare.length > LIMITS.domainLength || /[%/?#@\\\s]/u.test(bare)) return undefined;
  const url = URL.parse(`https://${bare}`);
  return url !== null && url.port === '' && isHost(url.hostname) ? url.hostname : undefined;
}

/** Turns the labels round: `com.example.docs`. @param host such as `docs.example.com`, with or without `www.`. */
export function siteFromHost(host: string): string {
  const bare = plainHost(host);
  const isAddress = bare.startsWith('[') || /^[\d.]+$/.test(bare);
  return isAddress ? bare : bare.split('.').toReversed().join('.');
}

/** The host without `www.` and without the dot that may end a complete name. */
export function plainHost(host: string): string {
  const complete = host.replace(/\.$/, '');
  const rest = complete.slice('www.'.length);
  return complete.startsWith('www.') && rest.includes('.') ? plainHost(rest) : complete;
}

function isHost(text: string): boolean {
  if (text.length > LIMITS.domainLength) return false;
  return /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$/.test(text);
}
