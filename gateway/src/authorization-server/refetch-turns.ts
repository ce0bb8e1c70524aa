import { randomUUID } from 'node:crypto';
import type { Logger } from '@bookmarks/telemetry';
import type { DocumentStore } from './document-store.ts';

/**
 * Unknown keys make all replicas together ask the authorization server at most this often, whoever sends them. Whoever
 * sends random ones can keep a turn running all the time, so this is also how long they can hide a rotation; and twelve
 * requests a minute for a small document that is made to be cached are no burden to anybody.
 */
export const REFETCH_COOLDOWN_MS = 5_000;

/** The right to ask the network once. It is somebody's until the cooldown is over, whatever comes of it. */
export type Turn = { readonly id: string; readonly isMine: boolean };

export type RefetchTurnsDeps = {
  readonly name: string;
  readonly store: DocumentStore | undefined;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly cooldownMs?: number | undefined;
};

/** Takes a turn, or says whose is running. Without the store, or while it is away, each replica has turns of its own. */
export function createRefetchTurns({
  name,
  store,
  clock,
  log,
  cooldownMs = REFETCH_COOLDOWN_MS,
}: RefetchTurnsDeps): () => Promise<Turn> {
  let own: { readonly id: string; readonly at: number } | undefined;

  async function runningTurn(id: string): Promise<string> {
    try {
      return (await store?.takeTurn(name, id, cooldownMs)) ?? id;
    } catch (error) {
      log.debug({ err: error, document: name }, 'turns cannot be shared; this process takes its own');
      return id;
    }
  }

  return async () => {
    const at = clock().getTime();
    // Also holds when the store has just been restarted, or went away after it had given the turn.
    if (own !== undefined && at - own.at < cooldownMs) return { id: own.id, isMine: false };
    const id = randomUUID();
    const running = await runningTurn(id);
    if (running === id) own = { id, at };
    return { id: running, isMine: running === id };
  };
}
