import { type LookupAddress, lookup as resolveByDns } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { checkAddress } from './url-rules.ts';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveAll: Resolve = (host) => promisify(resolveByDns)(host, { all: true });

/**
 * A look-up for a socket: a name is resolved once, every address that it has is looked at, and the connection goes to exactly
 * those. To ask twice would let the answer change in between.
 */
export function createCheckedLookup(
  resolve: Resolve,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  async function checkedAddresses(host: string): Promise<[LookupAddress, ...LookupAddress[]]> {
    const [first, ...others] = await resolve(host);
    if (first === undefined) throw Object.assign(new Error(`${host} has no address.`), { code: 'ENOTFOUND' });
    for (const { address } of [first, ...others]) checkAddress(address, isAllowed);
    return [first, ...others];
  }

  return (host, { all }, callback) => {
    checkedAddresses(host).then(
      (found) => (all ? callback(null, found) : callback(null, found[0].address, found[0].family)),
      (error: Error) => callback(error, ''),
    );
  };
}
