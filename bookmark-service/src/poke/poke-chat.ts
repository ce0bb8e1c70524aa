import { z } from 'zod';
import { LibraryError } from '../library/library-error.ts';
import type { Chat } from '../webhooks/chat.ts';

const TIMEOUT_MS = 4_000;
const MAX_ANSWER_BYTES = 16 * 1024;

const CREATED = z.object({ webhookUrl: z.url(), webhookToken: z.string().min(1).max(4_000) });
const WEBHOOK = {
  condition: 'My bookmark manager has something for me, such as a reminder of a bookmark',
  action: 'Tell me at once what it says, with the link if there is one',
} as const;

/** Poke, by the two calls of its API that its own package makes (npm: poke 0.2.5). @param apiUrl such as https://poke.com/api/v1 */
export function createPokeChat(apiUrl: URL): Chat {
  const endpoint = new URL(`${apiUrl.pathname.replace(/\/$/, '')}/api-keys/webhook`, apiUrl);
  return {
    async createWebhook(apiKey) {
      const { status, body } = await textOf(await post(endpoint, apiKey, WEBHOOK));
      if (status === 401 || status === 403) {
        throw new LibraryError(
          'invalid',
          "Poke does not take this API key. Make a new one in Poke's settings.",
        );
      }
      const created = status === 200 || status === 201 ? CREATED.safeParse(jsonIn(body)).data : undefined;
      // Whatever Poke answers, nothing else is ever called.
      if (created === undefined || new URL(created.webhookUrl).origin !== apiUrl.origin) throw failed(status);
      return { url: created.webhookUrl, token: created.webhookToken };
    },

    async send({ url, token }, message) {
      if (new URL(url).origin !== apiUrl.origin) throw gone();
      const { status, body } = await post(new URL(url), token, message);
      // What else is in the answer does not say whether the message arrived.
      void body?.cancel().catch(() => {});
      // Not 403, which may also be an answer of what stands before Poke.
      if ([401, 404, 410].includes(status)) throw gone();
      if (status < 200 || status > 299) throw failed(status);
    },
  };
}

async function post(url: URL, token: string, data: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(data),
      // A redirect would take the token elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw failed(undefined, cause);
  }
}

async function textOf(response: Response): Promise<{ status: number; body: string }> {
  try {
    return { status: response.status, body: await boundedText(response) };
  } catch (cause) {
    throw failed(undefined, cause);
  }
}

async function boundedText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function gone(): LibraryError {
  return new LibraryError('not_found', 'Poke does not know this connection any more. Connect it again.');
}

function failed(status: number | undefined, cause?: unknown): LibraryError {
  const answered = status === undefined ? 'did not answer' : `answered with the status ${status}`;
  return new LibraryError('other_service', `Poke ${answered}. Try again in a minute.`, { cause });
}
