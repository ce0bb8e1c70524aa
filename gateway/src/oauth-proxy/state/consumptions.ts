import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { RecordsUnavailableError, type RedisRecords } from './redis-records.ts';

/** A code or a refresh token that a request has used up, with a mark that no other request makes. */
type Used = { readonly model: string; readonly id: string; readonly mark: string };

const RETRY_MS = 250;
const MAX_ATTEMPTS = 240;

/**
 * oidc-provider uses up a code or a refresh token, and then writes what comes of it. Where that fails for now, the client is told to
 * try again, and must not be taken for a thief when it does: what its request has used up is given back.
 */
export class Consumptions {
  readonly #records: Pick<RedisRecords, 'giveBack'>;
  readonly #used = new WeakMap<IncomingMessage, Used>();

  constructor(records: Pick<RedisRecords, 'giveBack'>) {
    this.#records = records;
  }

  note(request: IncomingMessage, used: Used): void {
    this.#used.set(request, used);
  }

  async giveBack(request: IncomingMessage): Promise<void> {
    const used = this.#used.get(request);
    if (used !== undefined) await persistently(() => this.#records.giveBack(used.model, used.id, used.mark));
  }
}

/** Tries for a minute, at most, until Redis has done it. */
export async function persistently(action: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof RecordsUnavailableError) || attempt === MAX_ATTEMPTS) throw error;
      await sleep(RETRY_MS, undefined, { ref: false });
    }
  }
}
