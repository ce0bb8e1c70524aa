import {
  CALLER_SCHEMA,
  createIdentitySigner,
  IDENTITY_HEADER,
  SCOPES,
  signingKey,
} from '@bookmarks/identity';
import { createLoad } from '../load/load.ts';
import { requestBytes } from '../load/request-bytes.ts';
import { inTurns } from '../measure/in-turns.ts';
import type { Call } from '../measure/time-calls.ts';
import { ERAS, type HttpCall } from '../path/eras.ts';
import { type Action, addingCall, readingCall, savingCall } from '../path/measured-calls.ts';
import { requiredResult } from '../path/required-result.ts';
import type { Replica } from './start-replicas.ts';

/** Calls the tools of replicas in turns, in the name of several people, as gateways do. */
export type ReplicaCalls = Disposable & { of(action: Action): Call };

/** Shares the connections out evenly. */
export async function createReplicaCalls(
  replicas: readonly Replica[],
  connections: number,
  privateJwk: string,
): Promise<ReplicaCalls> {
  const sign = createIdentitySigner(signingKey(privateJwk));
  // One more than connections: each person's calls go to every replica in turns, not always to the same one.
  const people = Array.from({ length: connections + 1 }, (_, index) =>
    CALLER_SCHEMA.parse({ sub: `user_${index}`, scopes: SCOPES, method: 'oauth' }),
  );
  const share = connections / replicas.length;
  const loads = replicas.map(({ mcpUrl: url }) => ({ url, ...createLoad({ url, connections: share }) }));

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
