import { type Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { AccessTokens } from '../poke/access-tokens.ts';
import type { Era, HttpCall } from './eras.ts';

/** What became of a call: its data, or what went wrong, in words that do not differ from call to call. */
export type Outcome =
  | { readonly isDone: true; readonly data: Record<string, unknown> }
  | { readonly isDone: false; readonly fault: string };

export type CallTool = (name: string, args: object) => Promise<Outcome>;

export type ToolCallerOptions = {
  readonly mcpUrl: string;
  readonly era: Era;
  readonly tokens: Pick<AccessTokens, 'current' | 'instead'>;
  readonly agent: Agent;
};

/** Longer than any client waits. */
const CALL_TIMEOUT_MS = 30_000;
const SHOWN_LENGTH = 100;

const PROBLEM = z.object({ code: z.string() });
const ANSWER = z.object({
  result: z.object({
    isError: z.boolean().optional(),
    structuredContent: z.record(z.string(), z.unknown()).optional(),
    content: z.array(z.object({ text: z.string().optional() })),
  }),
});

/** Calls tools as one client; tries nothing twice, but with another token where one is refused. */
export function createToolCaller(options: ToolCallerOptions): CallTool {
  return async (name, args) => {
    try {
      return outcomeOf(await sent(options, name, args));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return { isDone: false, fault: `connection: ${code ?? message}` };
    }
  };
}

type Received = { readonly status: number | undefined; readonly body: string };

async function sent(options: ToolCallerOptions, name: string, args: object): Promise<Received> {
  const { tokens, era } = options;
  const token = await tokens.current();
  const call = era.call(name, args);
  const received = await post(options, call, token);
  return received.status === 401 ? post(options, call, await tokens.instead(token)) : received;
}

function post(
  { mcpUrl, agent }: ToolCallerOptions,
  { headers, body }: HttpCall,
  token: string,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      mcpUrl,
      {
        method: 'POST',
        agent,
        headers: {
          ...headers,
          authorization: `Bearer ${token}`,
          'content-length': Buffer.byteLength(body),
        },
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      },
      (answer) => {
        text(answer).then((received) => resolve({ status: answer.statusCode, body: received }), reject);
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

/** An answer that is none of a tool is a fault as well. */
export function outcomeOf({ status, body }: Received): Outcome {
  if (status !== 200) return { isDone: false, fault: `${status} ${codeIn(body)}` };
  const parsed = ANSWER.safeParse(jsonIn(/^data: (.*)$/m.exec(body)?.[1] ?? body));
  if (!parsed.success) return { isDone: false, fault: `unreadable: ${body.slice(0, SHOWN_LENGTH)}` };
  const { isError, structuredContent = {}, content } = parsed.data.result;
  return isError === true
    ? { isDone: false, fault: `tool: ${withoutRequestId(content[0]?.text ?? '')}` }
    : { isDone: true, data: structuredContent };
}

/** The only part of a message that differs from call to call. */
function withoutRequestId(message: string): string {
  return message.replace(/\brequest [\w-]{8,}/, 'request …');
}

function codeIn(body: string): string {
  return PROBLEM.safeParse(jsonIn(body)).data?.code ?? body.slice(0, SHOWN_LENGTH);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
