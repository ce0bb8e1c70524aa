import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { connectPoke } from '../poke/poke-session.ts';

/** What became of a call: its data, or what went wrong, in words that do not differ from call to call. */
export type Outcome =
  | { readonly isDone: true; readonly data: Record<string, unknown> }
  | { readonly isDone: false; readonly fault: string };

export type ToolCaller = Disposable & {
  readonly call: (name: string, args: object) => Promise<Outcome>;
};

const CALL_TIMEOUT_MS = 30_000;
const MAX_CONNECTIONS = 48;

const PROBLEM = z.object({ code: z.string() });
const ANSWER = z.object({
  result: z.object({
    isError: z.boolean().optional(),
    structuredContent: z.record(z.string(), z.unknown()).optional(),
    content: z.array(z.object({ text: z.string().optional() })),
  }),
});

/** Signs `user` in; then calls tools over few connections that are kept, each used in its turn, and tries nothing twice. */
export async function createToolCaller(mcpUrl: string, user: string): Promise<ToolCaller> {
  await using session = await connectPoke({ mcpUrl, loginHint: user });
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS, scheduling: 'fifo' });
  const headers = {
    authorization: `Bearer ${session.accessToken}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2025-06-18',
  };
  return {
    async call(name, args) {
      const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } };
      try {
        return outcomeOf(await post(mcpUrl, { agent, headers, body: JSON.stringify(body) }));
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        return { isDone: false, fault: `connection: ${code ?? message}` };
      }
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}

type Sent = { readonly agent: Agent; readonly headers: Record<string, string>; readonly body: string };
type Received = { readonly status: number | undefined; readonly body: string };

function post(url: string, { agent, headers, body }: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const outgoing = request(url, { method: 'POST', agent, headers, signal }, (answer) => {
      text(answer).then((received) => resolve({ status: answer.statusCode, body: received }), reject);
    });
    outgoing.on('error', reject).end(body);
  });
}

function outcomeOf({ status, body }: Received): Outcome {
  if (status !== 200) return { isDone: false, fault: `${status} ${codeIn(body)}` };
  const { result } = ANSWER.parse(JSON.parse(/^data: (.*)$/m.exec(body)?.[1] ?? body));
  if (result.isError !== true) return { isDone: true, data: result.structuredContent ?? {} };
  return { isDone: false, fault: `tool: ${result.content[0]?.text}` };
}

function codeIn(body: string): string {
  try {
    return PROBLEM.parse(JSON.parse(body)).code;
  } catch {
    return body.slice(0, 100);
  }
}
