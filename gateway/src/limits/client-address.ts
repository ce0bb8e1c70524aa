import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4 } from 'node:net';
import { headerValues } from '../http/header-values.ts';

/**
 * Where a request comes from: as many hops back as there are proxies of ours in front, each of which added an entry at
 * the end of X-Forwarded-For. What stands before those entries was written by the client, and says nothing.
 */
export function clientAddress(req: IncomingMessage, trustedProxies: number): string {
  const forwarded = headerValues(req, 'x-forwarded-for').join(',').split(',');
  const hops = [...forwarded, req.socket.remoteAddress ?? ''].slice(-1 - trustedProxies).map(addressIn);
  // Instead of a hop that cannot be read, the next one that can, which is nearer to us.
  return hops.find((hop) => hop !== undefined) ?? 'unknown';
}

/** `203.0.113.7`, `203.0.113.7:50123`, `2001:db8::1` or `[2001:db8::1]:50123`. */
const ENTRY = /^(?:\[(?<bracketed>[^\]]*)\](?::\d+)?|(?<v4>[\d.]+):\d+|(?<bare>.*))$/;

function addressIn(entry: string): string | undefined {
  const { bracketed, v4, bare } = ENTRY.exec(entry.trim())?.groups ?? {};
  const address = bracketed ?? v4 ?? bare ?? '';
  return isIP(address) === 0 ? undefined : unmapped(address);
}

/** An IPv4 address in the form that is mapped into IPv6 is that IPv4 address. */
function unmapped(address: string): string {
  if (isIPv4(address)) return address;
  const groups = ipv6Groups(address);
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  return isMapped ? ipv4From(groups.slice(6)) : address;
}

/**
 * The address by which requests are counted: IPv6 by its first 64 bits, because a single customer has at least so many
 * addresses.
 */
export function countedAddress(address: string): string {
  if (isIP(address) === 0 || isIPv4(address)) return address;
  return `${ipv6Groups(address).slice(0, 4).join(':')}::/64`;
}

/** The eight groups, without leading zeros. */
function ipv6Groups(address: string): string[] {
  // URL writes every address in one way: in lower case, and its last 32 bits in hexadecimal. A zone is local to us.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  const [before = '', after] = hostname.slice(1, -1).split('::');
  const [head, tail] = [before, after ?? ''].map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - (head?.length ?? 0) - (tail?.length ?? 0) }, () => '0');
  return [...(head ?? []), ...zeros, ...(tail ?? [])];
}

function ipv4From(groups: readonly string[]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}
