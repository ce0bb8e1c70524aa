import type { IncomingHttpHeaders } from 'node:http';
import { FetchRefusedError, type PublicFetch } from '@bookmarks/public-fetch';
import type { Logger } from '@bookmarks/telemetry';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { RecordsUnavailableError, type RedisRecords } from '../state/redis-records.ts';
import { KNOWN_DOCUMENTS } from './known-documents.ts';
import { METADATA_DOCUMENT, type MetadataDocument } from './metadata-document.ts';

/** The document at a client id; undefined where what is there is none. @throws {RecordsUnavailableError} while nobody can say. */
export type FindMetadataDocument = (clientId: string) => Promise<MetadataDocument | undefined>;

export type MetadataDocumentsDeps = {
  readonly fetch: PublicFetch;
  /** What replicas share. */
  readonly records: Pick<RedisRecords, 'find' | 'save'>;
  readonly clock: () => Date;
  readonly log: Logger;
};

const MAX_DOCUMENT_BYTES = 5 * 1024;
const MIN_FRESH_SECONDS = 60;
const MAX_FRESH_SECONDS = 24 * 60 * 60;
/** The oldest copy that is better than none while its URL does not answer. */
const CEILING_SECONDS = 7 * 24 * 60 * 60;
/** A URL that failed is left alone for so long. */
const PAUSE_SECONDS = 30;
const MAX_REMEMBERED = 1_000;
/** URLs that are asked at the same time: more at once are not honest clients, each of which needs one a minute. */
const MAX_ASKED = 20;
/** Of one host: one that is slow to answer must leave room for all others. */
const MAX_ASKED_OF_HOST = 4;

const COPY = z.object({ fetchedAt: z.number(), freshUntil: z.number(), document: METADATA_DOCUMENT });
/** Times in seconds since 1970. */
type Copy = z.infer<typeof COPY>;

/**
 * From memory, else from what another replica fetched, else from the URL, once for all who ask at the same time; where that fails, a
 * copy of up to seven days, and at last what is known of well-known clients. What is wrong is kept nowhere (§4.4): a URL that failed
 * is only not asked again at once.
 */
export function createMetadataDocuments(deps: MetadataDocumentsDeps): FindMetadataDocument {
  const { fetch, records, clock, log } = deps;
  const copies = new LRUCache<string, Copy>({ max: MAX_REMEMBERED });
  const failures = new LRUCache<string, Failure>({ max: MAX_REMEMBERED });
  const flights = new Map<string, Promise<MetadataDocument | undefined>>();
  /** The host of each URL that is asked now. */
  const asked: string[] = [];

  const now = () => Math.floor(clock().getTime() / 1000);
  const isFresh = (copy: Copy | undefined): copy is Copy => copy !== undefined && now() < copy.freshUntil;

  const recentFailure = (url: string) => {
    const failure = failures.get(url);
    return failure && now() < failure.at + PAUSE_SECONDS ? failure : undefined;
  };

  const isTooMuch = (host: string) =>
    asked.length >= MAX_ASKED || asked.filter((other) => other === host).length >= MAX_ASKED_OF_HOST;

  async function fromReplicas(url: string): Promise<Copy | undefined> {
    try {
      const stored = COPY.safeParse(await records.find('ClientDocument', url)).data;
      if (stored !== undefined) copies.set(url, stored);
      return stored;
    } catch (err) {
      log.debug({ err, client_id: url }, 'the copy of a client metadata document cannot be had');
      return undefined;
    }
  }

  async function fromUrl(url: string): Promise<Copy> {
    const fetchedAt = now();
    const { status, headers, body } = await fetch(url, MAX_DOCUMENT_BYTES);
    const document = documentIn(url, status, headers, body);
    const copy = { fetchedAt, freshUntil: fetchedAt + freshSeconds(headers['cache-control']), document };
    copies.set(url, copy);
    await records
      .save('ClientDocument', url, copy, CEILING_SECONDS)
      .catch((err: unknown) => log.debug({ err, client_id: url }, 'a client metadata document is not kept'));
    return copy;
  }

  /** What serves while the URL does not answer as it should. A client whose document cannot be had for now is no unknown one. */
  function instead(url: string, copy: Copy | undefined, cause: unknown): MetadataDocument | undefined {
    if (copy !== undefined && now() < copy.fetchedAt + CEILING_SECONDS) return copy.document;
    const known = KNOWN_DOCUMENTS.get(url)?.document;
    if (known !== undefined) return METADATA_DOCUMENT.parse(known);
    if (isWrong(cause)) return undefined;
    throw new RecordsUnavailableError('The document of a client cannot be had for now.', { cause });
  }

  async function find(url: string): Promise<MetadataDocument | undefined> {
    const copy = (await fromReplicas(url)) ?? copies.get(url);
    if (isFresh(copy)) return copy.document;
    const failure = recentFailure(url);
    if (failure !== undefined) return instead(url, copy, failure.cause);
    const { hostname } = new URL(url);
    if (isTooMuch(hostname)) return instead(url, copy, new Error('Too many are asked at once.'));
    asked.push(hostname);
    try {
      return (await fromUrl(url)).document;
    } catch (cause) {
      failures.set(url, { at: now(), cause });
      log.warn({ err: cause, client_id: url }, 'a client metadata document cannot be used');
      return instead(url, copy, cause);
    } finally {
      asked.splice(asked.indexOf(hostname), 1);
    }
  }

  return async (url) => {
    const copy = copies.get(url);
    if (isFresh(copy)) return copy.document;
    const flight = flights.get(url) ?? find(url).finally(() => flights.delete(url));
    flights.set(url, flight);
    return flight;
  };
}

type Failure = { readonly at: number; readonly cause: unknown };

/** What came is no such document, and will not be one soon. */
class WrongDocumentError extends Error {
  override readonly name = 'WrongDocumentError';
}

function isWrong(cause: unknown): boolean {
  return (
    cause instanceof WrongDocumentError ||
    cause instanceof FetchRefusedError ||
    cause instanceof z.ZodError ||
    cause instanceof SyntaxError
  );
}

/** Statuses that say something of now, and not of the document. */
const FOR_NOW = new Set([408, 425, 429]);

/** @throws where it is no such document. */
function documentIn(
  url: string,
  status: number,
  headers: IncomingHttpHeaders,
  body: Buffer,
): MetadataDocument {
  if (status >= 500 || FOR_NOW.has(status)) throw new Error(`it answered ${status}`);
  if (status !== 200) throw new WrongDocumentError(`it answered ${status}`);
  if (!/^application\/([a-z0-9.-]+\+)?json *(;|$)/i.test(headers['content-type'] ?? ''))
    throw new WrongDocumentError('it is no JSON');
  const document = METADATA_DOCUMENT.parse(JSON.parse(body.toString('utf8')));
  if (document.client_id !== url) throw new WrongDocumentError('it is of another client');
  return document;
}

function freshSeconds(cacheControl: string | undefined): number {
  const maxAge = Number(/(?:^|[,\s])max-age=(\d+)/i.exec(cacheControl ?? '')?.[1] ?? 0);
  return Math.min(Math.max(maxAge, MIN_FRESH_SECONDS), MAX_FRESH_SECONDS);
}
