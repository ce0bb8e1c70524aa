import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestByHttp,
} from 'node:http';
import { request as requestByHttps } from 'node:https';
import { createCheckedLookup, type Resolve, resolveAll } from './checked-lookup.ts';
import { isPublicAddress } from './public-address.ts';
import { readBody } from './read-body.ts';
import { checkUrl } from './url-rules.ts';

export type PublicRequestOptions = {
  readonly protocols: readonly string[];
  /** Absent: any. */
  readonly ports?: readonly number[] | undefined;
  readonly isAllowed?: (address: string) => boolean;
  readonly resolve?: Resolve;
};

export type AnswerHead = { readonly status: number; readonly headers: IncomingHttpHeaders };

type Asked = {
  readonly headers: OutgoingHttpHeaders;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  /** Absent: always. Otherwise the connection is closed after the headers. */
  readonly wantsBody?: (head: AnswerHead) => boolean;
};

/** One GET of one URL. @throws {FetchRefusedError} @throws where nothing came. */
export type PublicRequest = (
  url: URL,
  asked: Asked,
) => Promise<AnswerHead & { readonly body: Buffer | undefined }>;

/**
 * Reaches the public internet and nothing else (server-side request forgery). Redirects are answers like any other, and never
 * followed; each request has a connection of its own.
 */
export function createPublicRequest({
  isAllowed = isPublicAddress,
  resolve = resolveAll,
  ...rules
}: PublicRequestOptions): PublicRequest {
  const lookup = createCheckedLookup(resolve, isAllowed);
  return async (url, { headers, signal, maxBytes, wantsBody = () => true }) => {
    checkUrl(url, { ...rules, isAllowed });
    const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
    const outgoing = request(url, { lookup, agent: false, signal, headers });
    outgoing.end();
    const incoming = await answerTo(outgoing);
    const head = { status: incoming.statusCode ?? 0, headers: incoming.headers };
    if (wantsBody(head)) return { ...head, body: await readBody(incoming, maxBytes) };
    incoming.destroy();
    return { ...head, body: undefined };
  };
}

/** After it, what breaks is told by the answer. */
function answerTo(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject);
    // Of a server that goes over to another protocol (101), nothing else is heard.
    outgoing.on('close', () =>
      reject(Object.assign(new Error('There was no answer.'), { code: 'ECONNRESET' })),
    );
  });
}
