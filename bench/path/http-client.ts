import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { HttpCall } from './calls.ts';

/** Sends tool calls over connections that stay open. */
export type HttpClient = Disposable & {
  /** What the tool answered, as text. @throws {Error} for anything but a result. */
  call(call: HttpCall, token: string): Promise<string>;
};

export function createHttpClient(url: URL, connections: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    async call({ headers, body }, token) {
      const outgoing = request(url, {
        agent,
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) },
      });
      outgoing.end(body);
      const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
      return resultIn(answer.statusCode, await text(answer));
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}

/** JSON, or one event of a stream that holds it. */
function resultIn(status: number | undefined, answer: string): string {
  const json = answer.startsWith('{') ? answer : (/^data: (.*)$/m.exec(answer)?.[1] ?? '{}');
  const { result } = JSON.parse(json) as { result?: { isError?: boolean } };
  if (status !== 200 || result === undefined || result.isError)
    throw new Error(`The call failed: ${status} ${answer.slice(0, 500)}`);
  return json;
}
