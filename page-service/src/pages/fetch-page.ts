import { setTimeout as delay } from 'node:timers/promises';
import {
  type AnswerHead,
  createPublicRequest,
  followRedirects,
  isLoopbackAddress,
  isPublicAddress,
  type PublicRequest,
} from '@bookmarks/public-fetch';
import { untraced } from '@bookmarks/telemetry';
import { createHostTurns, type HostTurnsOptions } from './host-turns.ts';
import { isReadable } from './page-source.ts';
import { createSlots } from './slots.ts';

const MAX_BYTES = 2 * 1024 * 1024;
/** For each address of a redirect. */
const REQUEST_TIMEOUT_MS = 10_000;
const MAX_REQUESTS = 16;
const MAX_WAITING = 500;
/** For all of them together, without what they wait for: the rest of what our caller waits is for that, and for reading. */
const PAGE_TIMEOUT_MS = 15_000;
const BOUNDS: FetchBounds = { rest: () => delay(1_000), maxWaiting: 20, timeoutMs: PAGE_TIMEOUT_MS };
const WEB_PORTS = [80, 443];

export type Validators = { readonly etag: string; readonly lastModified: string };
export type FetchedPage = {
  readonly url: URL;
  readonly answer: Awaited<ReturnType<PublicRequest>>;
};
/** @throws {FetchRefusedError} @throws {BusyError} @throws where nothing came. */
export type FetchPage = (url: URL, validators: Validators, signal: AbortSignal) => Promise<FetchedPage>;

type FetchBounds = HostTurnsOptions & { readonly timeoutMs: number };
type FetchPageOptions = { readonly publicUrl: URL; readonly fetchLoopback: boolean };

/** Gets pages of the public internet, and is a polite guest there. */
export function createFetchPage(
  { publicUrl, fetchLoopback }: FetchPageOptions,
  { timeoutMs, ...turns } = BOUNDS,
): FetchPage {
  const request = createPublicRequest({
    protocols: ['http:', 'https:'],
    ports: fetchLoopback ? undefined : WEB_PORTS,
    isAllowed: (address) => isPublicAddress(address) || (fetchLoopback && isLoopbackAddress(address)),
  });
  const inTurn = createHostTurns(turns);
  const slots = createSlots(MAX_REQUESTS, MAX_WAITING);
  const base = {
    'user-agent': `Mozilla/5.0 (compatible; Bookmarks; +${publicUrl.origin})`,
    accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5',
    'accept-language': 'en;q=0.8,*;q=0.5',
    'accept-encoding': 'gzip, br',
  };

  return (start, { etag, lastModified }, signal) => {
    const headers = {
      ...base,
      ...(etag !== '' && { 'if-none-match': etag }),
      ...(lastModified !== '' && { 'if-modified-since': lastModified }),
    };
    let leftMs = timeoutMs;
    const ask = (url: URL) =>
      slots(signal, async () => {
        const startedAt = performance.now();
        const timeout = AbortSignal.timeout(Math.min(REQUEST_TIMEOUT_MS, leftMs));
        const asked = { headers, signal: AbortSignal.any([signal, timeout]), maxBytes: MAX_BYTES, wantsBody };
        // Which pages people save is in no trace, and no site learns of ours.
        const answer = await untraced(() => request(url, asked));
        leftMs = Math.max(0, Math.ceil(leftMs - (performance.now() - startedAt)));
        return answer;
      });
    return followRedirects(start, (url) => inTurn(url.hostname, signal, () => ask(url)));
  };
}

function wantsBody({ status, headers }: AnswerHead): boolean {
  return status >= 200 && status <= 299 && isReadable(headers['content-type']);
}
