import { createIdentitySigner, IDENTITY_HEADER, signingKey } from '@bookmarks/identity';
import { ERAS, type HttpCall } from '../../dev/traffic/eras.ts';
import { callerWith } from '../load/caller.ts';
import { createLoad } from '../load/load.ts';
import { requestBytes } from '../load/request-bytes.ts';
import { requiredResult } from '../load/required-result.ts';
import { inTurns } from '../measure/in-turns.ts';
import type { Call } from '../measure/time-calls.ts';
import { type Action, addingCall, readingCall, savingCall } from '../path/measured-calls.ts';
import type { Replica } from './start-replicas.ts';

/** Calls the tools of replicas in turns, in the name of several people, as gateways do. */
export type ReplicaCalls = Disposable & { of(action: Action): Call };

/** An odd number, so that each person's calls go to every replica in turns and not always to the same one. */
const PEOPLE = 17;

export async function createReplicaCalls(
  replicas: readonly Replica[],
  connectionsEach: number,
  privateJwk: string,
): Promise<ReplicaCalls> {
  const sign = createIdentitySigner(signingKey(privateJwk));
  const people = Array.from({ length: PEOPLE }, (_, index) => callerWith(`user_${index}`));
  const loads = replicas.map(({ mcpUrl: url }) => {
    return { url, ...createLoad({ url, connections: connectionsEach }) };
  });

  async function send({ headers, body }: HttpCall, n: number): Promise<void> {
    const load = inTurns(loads, n);
    const assertion = await sign(inTurns(people, n));
    const request = { url: load.url, headers: { ...headers, [IDENTITY_HEADER]: assertion }, body };
    await requiredResult(load, requestBytes(request));
  }

  const era = ERAS[1];
  await Promise.all(people.map((_, n) => send(savingCall(era), n)));
  const reading = readingCall(era);
  return {
    of: (action) => (n) => send(action === 'get_bookmarks' ? reading : addingCall(era, n), n),
    [Symbol.dispose]: () => {
      for (const load of loads) load[Symbol.dispose]();
    },
  };
}
