import { NoAnswerError } from './no-answer.ts';

/** Sends one request and follows nothing, so that what clients see is what is looked at. */
export type Probe = (url: string | URL, init?: RequestInit) => Promise<Answer>;

export type Answer = {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** How far the server's clock is ahead of ours, in seconds, as far as its Date header tells. */
  readonly clockAheadSeconds: number | undefined;
};

/** What most assistants speak. */
export const SESSION_REVISION = '2025-06-18';

const TIMEOUT_MS = 10_000;
const MAX_CHARACTERS = 256 * 1024;

export const probe: Probe = async (url, init = {}) => {
  const startedAt = Date.now();
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await beginningOf(response);
    const date = Date.parse(response.headers.get('date') ?? '');
    const { status, headers } = response;
    return {
      url: String(url),
      status,
      headers,
      text,
      clockAheadSeconds: Number.isNaN(date) ? undefined : Math.round((date - startedAt) / 1000),
    };
  } catch (error) {
    throw new NoAnswerError(url, error);
  }
};

/** POSTs one message of MCP. */
export function postMessage(
  send: Probe,
  url: string | URL,
  message: { readonly method: string; readonly params?: object },
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return send(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }),
  });
}

/** POSTs the first message of an MCP session. */
export function postInitialize(
  send: Probe,
  url: string | URL,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const clientInfo = { name: 'doctor', version: '1' };
  const params = { protocolVersion: SESSION_REVISION, capabilities: {}, clientInfo };
  return postMessage(send, url, { method: 'initialize', params }, headers);
}

/** A stream may never end; its first message is enough. */
const STREAMED_MESSAGE = /^data: *\{.*\r?\n/m;

async function beginningOf(response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (response.body === null) return '';
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if ((isStream && STREAMED_MESSAGE.test(text)) || text.length > MAX_CHARACTERS) break;
  }
  return text;
}
