import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const GOOD_KEY = 'pk_good';
const TOKEN = 'token of a webhook';

type Received = { readonly path: string; readonly authorization: string | undefined; readonly body: unknown };

/** What stands for Poke's API: a server that makes webhooks for one key, and takes their messages. */
export async function startPokeApi() {
  const received: Received[] = [];
  const behaviour: { answer: ((res: ServerResponse) => void) | undefined } = { answer: undefined };
  const server = createServer((req, res) => void take(req, res));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { authorization } = req.headers;
    received.push({ path: req.url ?? '', authorization, body: JSON.parse(await text(req)) });
    if (behaviour.answer) return behaviour.answer(res);
    const isMaking = req.url === '/api/v1/api-keys/webhook';
    const isGood = authorization === `Bearer ${isMaking ? GOOD_KEY : TOKEN}`;
    if (!isGood) return sendJson(res, 401, { error: 'no' });
    const made = { triggerId: 't', webhookUrl: `${origin}/api/v1/inbound/webhook`, webhookToken: TOKEN };
    sendJson(res, 200, isMaking ? made : { success: true });
  }

  return Object.assign(behaviour, {
    received,
    token: TOKEN,
    url: new URL('/api/v1', origin),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

export function sendJson(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
