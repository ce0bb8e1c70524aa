import { isIP } from 'node:net';

const REFUSAL =
  'this server signs anybody in without a password, so its host must be localhost, end in .test, or be a single ' +
  'word such as a docker-compose service; in production use WorkOS AuthKit';

/** The issuer identifier (RFC 8414, section 2) in `value`. @throws {Error} unless it can only be reached locally. */
export function localIssuer(value: string): string {
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new Error('must be an absolute URL');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') throw new Error('must be an origin only');
  if (!isLocalHost(url.hostname)) throw new Error(REFUSAL);
  return url.origin;
}

/** Whether only this machine reaches the issuer, so that the server need not listen to the network. */
export function isLoopbackIssuer(issuer: string): boolean {
  return isLoopback(new URL(issuer).hostname);
}

function isLocalHost(hostname: string): boolean {
  if (isLoopback(hostname)) return true;
  const host = hostname.replace(/\.$/, '');
  return host.endsWith('.test') || (!host.includes('.') && !host.startsWith('['));
}

function isLoopback(hostname: string): boolean {
  if (isIP(hostname) === 4) return hostname.startsWith('127.');
  return hostname === '[::1]' || hostname === 'localhost' || hostname.endsWith('.localhost');
}
