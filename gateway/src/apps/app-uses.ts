import type { Caller } from '@bookmarks/identity';
import { appId } from '@bookmarks/protos';
import { LRUCache } from 'lru-cache';
import type { Disconnections } from './disconnections.ts';

/** How old "last used" may be, and for how long a lost disconnection may go unnoticed. */
export const RECORD_EVERY_MS = 60_000;
const MAX_REMEMBERED = 10_000;
/** More than these wait only while the bookmark service is away; their next use is recorded instead. */
const MAX_WAITING = 1_000;
const CONCURRENCY = 8;

type Circumstances = {
  readonly address: string;
  /** What the client says of itself. */
  readonly userAgent: string;
  readonly requestId: string;
};
type AppUse = Circumstances & { readonly caller: Caller };

/** Takes note that an app was used, which no request waits for. Few uses are written down, and only those are looked at closer. */
export type NoteAppUse = (caller: Caller, circumstances: () => Circumstances) => void;

export type AppUsesDeps = {
  /** Tells the bookmark service. @returns whether the person has disconnected the app. */
  readonly recordUse: (use: AppUse) => Promise<boolean>;
  readonly disconnections: Pick<Disconnections, 'restore'>;
  readonly onError: (error: unknown) => void;
  readonly clock: () => Date;
};

/**
 * Tells the bookmark service once a minute of each app that is in use. An app that it says is disconnected was let in because
 * that was lost where requests are admitted, and is put back there.
 */
export function createAppUses({ recordUse, disconnections, onError, clock }: AppUsesDeps): NoteAppUse {
  const recordedAtMs = new LRUCache<string, number>({ max: MAX_REMEMBERED });
  const waiting: (() => Promise<void>)[] = [];
  let working = 0;

  async function work(): Promise<void> {
    if (working >= CONCURRENCY) return;
    working += 1;
    for (let record = waiting.shift(); record; record = waiting.shift()) await record().catch(onError);
    working -= 1;
  }

  return (caller, circumstances) => {
    const { sub, clientId, method } = caller;
    if (method !== 'oauth' || clientId === undefined || waiting.length >= MAX_WAITING) return;
    // A subject holds no control character.
    const name = `${sub}\n${clientId}`;
    const nowMs = clock().getTime();
    if (nowMs < (recordedAtMs.get(name) ?? Number.NEGATIVE_INFINITY) + RECORD_EVERY_MS) return;
    recordedAtMs.set(name, nowMs);
    const use = { caller, ...circumstances() };
    waiting.push(async () => {
      if (await recordUse(use)) await disconnections.restore(sub, [appId(clientId)]);
    });
    void work();
  };
}
