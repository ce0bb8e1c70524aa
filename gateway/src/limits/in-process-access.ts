import { LRUCache } from 'lru-cache';
import type { Disconnections } from '../apps/disconnections.ts';
import type { Revocations } from '../revocation/revocations.ts';
import type { Admission, TokenReference } from './admission.ts';

const MAX_REMEMBERED = 10_000;
/** As in Redis. */
const ALLOWED_MS = 60_000;

/** Who was signed out and which apps were disconnected in this process: for one machine without Redis. */
export class InProcessAccess implements Pick<Revocations, 'signOutEverywhere'>, Disconnections {
  readonly #clock: () => Date;
  /** Seconds since 1970. */
  readonly #signedOutAt = new LRUCache<string, number>({ max: MAX_REMEMBERED });
  readonly #isDisconnected = new LRUCache<string, boolean>({ max: MAX_REMEMBERED });

  constructor({ clock }: { clock: () => Date }) {
    this.#clock = clock;
  }

  async signOutEverywhere(sub: string): Promise<void> {
    this.#signedOutAt.set(sub, Math.floor(this.#clock().getTime() / 1000));
  }

  async disconnect(sub: string, id: string): Promise<void> {
    this.#isDisconnected.set(nameOf(sub, id), true);
  }

  async reconnect(sub: string, id: string): Promise<void> {
    this.#isDisconnected.set(nameOf(sub, id), false, { ttl: ALLOWED_MS });
  }

  async restore(sub: string, ids: readonly string[]): Promise<void> {
    for (const name of ids.map((id) => nameOf(sub, id))) {
      if (!this.#isDisconnected.has(name)) this.#isDisconnected.set(name, true);
    }
  }

  async forget(sub: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#isDisconnected.delete(nameOf(sub, id));
  }

  /** Why a token is let in no more; undefined for one that holds. */
  refusalOf({ sub, issuedAt, appId }: TokenReference): Admission | undefined {
    const signedOutAt = this.#signedOutAt.get(sub);
    // Issued in the very second of the sign-out counts as before it.
    if (signedOutAt !== undefined && (issuedAt === undefined || issuedAt <= signedOutAt)) {
      return { outcome: 'revoked' };
    }
    const isDisconnected = appId !== undefined && this.#isDisconnected.get(nameOf(sub, appId)) === true;
    return isDisconnected ? { outcome: 'disconnected' } : undefined;
  }
}

function nameOf(sub: string, id: string): string {
  return JSON.stringify([sub, id]);
}
