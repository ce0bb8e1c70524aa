import { isIP } from 'node:net';
import { FetchRefusedError } from './fetch-refused-error.ts';
import { isPublicAddress } from './public-address.ts';

/** Which URLs a request may go to; of a name, its addresses are looked at as well. */
export type UrlRules = {
  readonly protocols: readonly string[];
  /** Absent: any. */
  readonly ports?: readonly number[] | undefined;
  readonly isAllowed: (address: string) => boolean;
};

const WEB: UrlRules = { protocols: ['http:', 'https:'], isAllowed: isPublicAddress };
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** @throws {FetchRefusedError} */
export function checkUrl(url: URL, { protocols, ports, isAllowed }: UrlRules): void {
  if (!protocols.includes(url.protocol)) {
    throw new FetchRefusedError('url', `Only ${protocols.join(' and ').replaceAll(':', '')} is fetched.`);
  }
  if (url.username !== '' || url.password !== '')
    throw new FetchRefusedError('url', 'A password is in the URL.');
  const port = Number(url.port) || DEFAULT_PORTS[url.protocol] || 0;
  if (ports?.includes(port) === false) throw new FetchRefusedError('url', `Port ${port} is not of the web.`);
  // No name is looked up for an address, however it was spelled: `URL` has made one spelling of it.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) checkAddress(host, isAllowed);
}

/** @throws {FetchRefusedError} */
export function checkAddress(address: string, isAllowed: UrlRules['isAllowed']): void {
  if (!isAllowed(address))
    throw new FetchRefusedError('address', 'The address is not of the public internet.');
}

/** Whether a URL is one of the web, without a password, and names no address that is not public. */
export function isPublicUrl(url: URL): boolean {
  try {
    checkUrl(url, WEB);
    return true;
  } catch {
    return false;
  }
}
