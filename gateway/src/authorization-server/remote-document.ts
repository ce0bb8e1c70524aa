import type { Logger } from '@bookmarks/telemetry';
import type { DocumentStore, StoredDocument } from './document-store.ts';

/** A document of the authorization server: from memory, else from the store, else from the network. */
export interface RemoteDocument<Document> {
  /** A copy that may be stale. @throws {DocumentUnavailableError} when there is none. */
  read(): Promise<Document>;
  /** A copy fetched just now, by this replica or another. @throws {DocumentUnavailableError} */
  refetch(): Promise<Document>;
  /** Whether there has ever been a copy. */
  isKnown(): boolean;
  /** Seconds since the copy at hand was fetched. */
  ageSeconds(): number | undefined;
}

export class DocumentUnavailableError extends Error {
  override readonly name = 'DocumentUnavailableError';
}

/** Younger copies are used as they are; older ones too, while a new one is fetched behind the request. */
export const FRESH_MS = 10 * 60_000;
/** The oldest copy that is better than none while the authorization server is down. */
export const CEILING_MS = 24 * 60 * 60_000;
/** After a failure nobody is asked for so long. */
export const RETRY_COOLDOWN_MS = 5_000;
/** A copy that another replica stored so recently counts as fetched just now. */
const JUST_NOW_MS = 15_000;

type Copy<Document> = { readonly value: Document; readonly fetchedAt: number };

export type RemoteDocumentDeps<Document> = {
  readonly name: string;
  readonly fetchDocument: () => Promise<unknown>;
  /** Checks what came from the network or the store. @throws when it is not such a document. */
  readonly parse: (document: unknown) => Document;
  readonly store: DocumentStore | undefined;
  readonly clock: () => Date;
  readonly log: Logger;
};

/** Remembers the document in this process; at most one fetch runs at a time. */
export function createRemoteDocument<Document>({
  name,
  fetchDocument,
  parse,
  store,
  clock,
  log,
}: RemoteDocumentDeps<Document>): RemoteDocument<Document> {
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
    if (failure !== undefined && now() - failure.at < RETRY_COOLDOWN_MS) throw unavailable(failure.cause);
    const stored = await fromStore();
    const isNews = stored !== undefined && stored.fetchedAt > (current?.fetchedAt ?? 0);
    if (isNews && isYounger(stored, acceptStoredMs)) {
      current = stored;
      return stored;
    }
    current = await fromNetwork();
    return current;
  }

  async function fromStore(): Promise<Copy<Document> | undefined> {
    try {
      const stored = await store?.read(name);
      // Another replica's clock may be ahead of ours: what comes from the future was fetched now.
      return stored && { value: parse(stored.document), fetchedAt: Math.min(stored.fetchedAt, now()) };
    } catch (error) {
      log.debug({ err: error, document: name }, 'the stored document cannot be used');
      return undefined;
    }
  }

  async function fromNetwork(): Promise<Copy<Document>> {
    try {
      const document = await fetchDocument();
      const copy = { value: parse(document), fetchedAt: now() };
      failure = undefined;
      leaveInStore({ document, fetchedAt: copy.fetchedAt });
      return copy;
    } catch (cause) {
      failure = { at: now(), cause };
      log.warn({ err: cause, document: name }, 'a document of the authorization server cannot be fetched');
      throw unavailable(cause);
    }
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
      return (await load(JUST_NOW_MS)).value;
    },
  };
}
