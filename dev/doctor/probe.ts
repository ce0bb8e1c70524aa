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

/** The server gave no answer at all. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

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
    throw new NoAnswerError(`${url} gave no answer: ${reasonOf(error)}`, { cause: error });
  }
};

/** POSTs the first message of an MCP session. */
export function postInitialize(
  send: Probe,
  url: string | URL,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'doctor', version: '1' },
      },
    }),
  });
}

/** A stream may never end; what was read by then is enough. */
async function beginningOf(response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (response.body === null) return '';
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (isStream || text.length > MAX_CHARACTERS) break;
  }
  return text;
}

/** fetch hides the reason in the cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
