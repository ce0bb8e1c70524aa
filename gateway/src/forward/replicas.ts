import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Longer than a replica takes to end. It may then be back at the same address. */
const AVOIDED_MS = 30_000;
const MAX_AVOIDED = 100;

/** The addresses that the name of a service stands for. */
export type Replicas = {
  /** All addresses, in the order in which to try them: each of them comes first in its turn. */
  readonly lookup: LookupFunction;
  /** This one asks for new connections no longer; for a while it is tried last. */
  readonly avoid: (address: string | undefined) => void;
};

type ReplicasDeps = {
  readonly clock?: () => number;
  readonly resolve?: typeof lookup;
};

export function createReplicas({ clock = Date.now, resolve = lookup }: ReplicasDeps = {}): Replicas {
  const avoidedAt = new Map<string, number>();
  let turn = 0;

  const since = (address: string) => {
    const at = avoidedAt.get(address) ?? 0;
    return at + AVOIDED_MS > clock() ? at : 0;
  };
  const inOrder = (addresses: LookupAddress[]) => {
    turn += 1;
    const first = turn % addresses.length;
    const rotated = [...addresses.slice(first), ...addresses.slice(0, first)];
    return rotated.toSorted((one, other) => since(one.address) - since(other.address));
  };
  return {
    lookup: (hostname, options, callback) =>
      resolve(hostname, { ...options, all: true }, (error, addresses) =>
        callback(error, error ? [] : inOrder(addresses)),
      ),
    avoid(address) {
      if (address === undefined) return;
      if (avoidedAt.size >= MAX_AVOIDED) avoidedAt.clear();
      avoidedAt.set(address, clock());
    },
  };
}
