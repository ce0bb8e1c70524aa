import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@bookmarks/telemetry';
import type { DocumentStore, StoredDocument } from './document-store.ts';
import { createRefetchTurns } from './refetch-turns.ts';

/** A document of the authorization server: from memory, else from the store, else from the network. */
export interface RemoteDocument<Document> {
  /** A copy that may be stale. @throws {DocumentUnavailableError} when there is none. */
  read(): Promise<Document>;
  /** A copy of the running turn, in which one of all replicas asks the network. @throws {DocumentUnavailableError} */
  refetch(): Promise<Refetched<Document>>;
  /** Whether there has ever been a copy. */
  isKnown(): boolean;
  /** Seconds since the copy at hand was fetched. */
  ageSeconds(): number | undefined;
}

export type Refetched<Document> = {
  readonly document: Document;
  /** Whether it was fetched after it was asked for. Else what it does not hold may have come into being since. */
  readonly isUpToDate: boolean;
};

export class DocumentUnavailableError extends Error {
  override readonly name = 'DocumentUnavailableError';
}

/** Younger copies are used as they are; older ones too, while a new one is fetched behind the request. */
export const FRESH_MS = 10 * 60_000;
/** The oldest copy that is better than none while the authorization server is down. */
export const CEILING_MS = 24 * 60 * 60_000;
/** After a failure nobody is asked for so long. */
export const RETRY_COOLDOWN_MS = 5_000;
/** How often, and how many times, the store is asked for the copy of the replica whose turn it is: for 2 s. */
const TURN_POLL_MS = 50;
const TURN_POLLS = 40;

type Copy<Document> = {
  readonly value: Document;
  /** When it was asked for, which is no later than when it was made. */
  readonly fetchedAt: number;
  readonly turn: string | undefined;
};

export type RemoteDocumentDeps<Document> = {
  readonly name: string;
  readonly fetchDocument: () => Promise<unknown>;
  /** Checks what came from the network or the store. @throws when it is not such a document. */
  readonly parse: (document: unknown) => Document;
  readonly store: DocumentStore | undefined;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly refetchCooldownMs?: number | undefined;
  readonly pause?: (delayMs: number) => Promise<void>;
};

/** Remembers the document in this process, and fetches it once for all who read it at the same time. */
export function createRemoteDocument<Document>(deps: RemoteDocumentDeps<Document>): RemoteDocument<Document> {
  const { name, fetchDocument, parse, store, clock, log, pause = (delayMs) => sleep(delayMs) } = deps;
  const takeTurn = createRefetchTurns({ ...deps, cooldownMs: deps.refetchCooldownMs });
  let current: Copy<Document> | undefined;
  let flight: Promise<Copy<Document>> | undefined;
  let failure: { readonly at: number; readonly cause: unknown } | undefined;

  const now = () => clock().getTime();
  const isYounger = (copy: Copy<Document>, ageMs: number) => now() - copy.fetchedAt < ageMs;

  function load(acceptStoredMs: number): Promise<Copy<Document>> {
    flight ??= fromStoreOrNetwork(acceptStoredMs).finally(() => {
      flight = undefined;
    });
    return flight;
  }

  async function fromStoreOrNetwork(acceptStoredMs: number): Promise<Copy<Document>> {
    refuseSoonAfterFailure();
    const stored = await fromStore();
    return stored !== undefined && keep(stored) && isYounger(stored, acceptStoredMs) ? stored : fromNetwork();
  }

  /** Answers overtake one another: the copy at hand never gets older, unless the clock was put back. */
  function keep(copy: Copy<Document>): boolean {
    const isOlder = current !== undefined && copy.fetchedAt < current.fetchedAt && current.fetchedAt <= now();
    if (!isOlder) current = copy;
    return !isOlder;
  }

  async function fromStore(): Promise<Copy<Document> | undefined> {
    try {
      const stored = await store?.read(name);
      if (stored === undefined) return undefined;
      // Another replica's clock may be ahead of ours: what comes from the future was fetched now.
      const fetchedAt = Math.min(stored.fetchedAt, now());
      return { value: parse(stored.document), fetchedAt, turn: stored.turn };
    } catch (error) {
      log.debug({ err: error, document: name }, 'the stored document cannot be used');
      return undefined;
    }
  }

  async function fromNetwork(turn?: string): Promise<Copy<Document>> {
    const fetchedAt = now();
    try {
      const document = await fetchDocument();
      const copy = { value: parse(document), fetchedAt, turn };
      failure = undefined;
      if (keep(copy)) leaveInStore({ document, fetchedAt, turn });
      return copy;
    } catch (cause) {
      failure = { at: now(), cause };
      log.warn({ err: cause, document: name }, 'a document of the authorization server cannot be fetched');
      throw unavailable(cause);
    }
  }

  /** The copy that the replica whose turn it is has fetched, or is about to. */
  async function fromTurn(turn: string): Promise<Copy<Document>> {
    for (let poll = 0; poll < TURN_POLLS; poll += 1) {
      if (current?.turn === turn) return current;
      const stored = await fromStore();
      if (stored !== undefined) keep(stored);
      if (stored?.turn === turn) return stored;
      await pause(TURN_POLL_MS);
    }
    throw unavailable(new Error('the replica whose turn it is to ask has not answered'));
  }

  function refuseSoonAfterFailure(): void {
    if (failure !== undefined && now() - failure.at < RETRY_COOLDOWN_MS) throw unavailable(failure.cause);
  }

  function leaveInStore(document: StoredDocument): void {
    store?.write(name, document).catch((error: unknown) => {
      log.debug({ err: error, document: name }, 'the document cannot be stored');
    });
  }

  function unavailable(cause: unknown): DocumentUnavailableError {
    return new DocumentUnavailableError(`${name} is not available`, { cause });
  }

  function refreshInBackground(): void {
    // The failure is logged where it arises, and the copy at hand serves until the ceiling.
    load(FRESH_MS).catch(() => undefined);
  }

  return {
    isKnown: () => current !== undefined,
    ageSeconds: () => current && (now() - current.fetchedAt) / 1000,
    async read() {
      const copy = current !== undefined && isYounger(current, CEILING_MS) ? current : await load(CEILING_MS);
      if (!isYounger(copy, FRESH_MS)) refreshInBackground();
      return copy.value;
    },
    async refetch() {
      refuseSoonAfterFailure();
      const { id, isMine } = await takeTurn();
      const copy = await (isMine ? fromNetwork(id) : fromTurn(id));
      return { document: copy.value, isUpToDate: isMine };
    },
  };
}
