import { z } from 'zod';
import { documentIn } from '../documents.ts';
import { type Finding, failure, ok } from '../finding.ts';
import { type Answer, type Probe, postInitialize, postMessage, SESSION_REVISION } from '../probe.ts';

const MESSAGE = z.looseObject({
  jsonrpc: z.literal('2.0'),
  result: z.looseObject({ serverInfo: z.looseObject({ name: z.string() }).optional() }).optional(),
  error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
});

const STATELESS_REVISION = '2026-07-28';
/** Headers and body disagree (MCP 2026-07-28). The doctor's never do, so somebody on the way changed them. */
const HEADER_MISMATCH = -32020;

/** Whether MCP is spoken at the other end, once the door is open. */
export async function checkProtocol(
  mcpUrl: URL,
  send: Probe,
  credentials: Readonly<Record<string, string>> = {},
): Promise<Finding[]> {
  const first = await postInitialize(send, mcpUrl, credentials);
  const message = messageIn(first);
  if (message?.result === undefined) return [notMcp(first, message?.error?.message)];
  const name = message.result.serverInfo?.name ?? 'a server without a name';
  return [
    ok(`It speaks MCP, and calls itself ${name}.`),
    await checkSecondMessage(mcpUrl, first, send, credentials),
    ...(await checkStatelessHeaders(mcpUrl, send, credentials)),
  ];
}

function notMcp({ status, text }: Answer, reason: string | undefined): Finding {
  if (reason !== undefined)
    return failure(`It refuses the first message of MCP: ${reason}`, 'See the log of the server.');
  const what = /<html/i.test(text) ? 'a web page' : 'something that is not MCP';
  return failure(
    `It answers ${what}, with status ${status}.`,
    'Check the path: most MCP servers are at /mcp. If it is right, a proxy sends the request to another program.',
  );
}

/** A session that is lost between two messages is the usual sign of a dropped Mcp-Session-Id, or of several replicas. */
async function checkSecondMessage(
  mcpUrl: URL,
  first: Answer,
  send: Probe,
  credentials: Readonly<Record<string, string>>,
): Promise<Finding> {
  const session = first.headers.get('mcp-session-id');
  const headers = {
    ...credentials,
    'mcp-protocol-version': SESSION_REVISION,
    ...(session !== null && { 'mcp-session-id': session }),
  };
  const second = await postMessage(send, mcpUrl, { method: 'ping' }, headers);
  if (session !== null) await send(mcpUrl, { method: 'DELETE', headers });
  if (second.status === 200) return ok('It answers the second message as well as the first.');
  return failure(
    `It answers the first message, but the second gets ${second.status}: ${explanationIn(second)}`,
    'Let proxies pass Mcp-Session-Id and MCP-Protocol-Version in both directions; with several replicas, share the sessions or be stateless.',
  );
}

/** Servers of the stateless revision hold these headers against the body, so they tell when one was lost. */
async function checkStatelessHeaders(
  mcpUrl: URL,
  send: Probe,
  credentials: Readonly<Record<string, string>>,
): Promise<Finding[]> {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': STATELESS_REVISION,
    'io.modelcontextprotocol/clientInfo': { name: 'doctor', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const headers = {
    ...credentials,
    'mcp-protocol-version': STATELESS_REVISION,
    'mcp-method': 'tools/list',
  };
  const message = { method: 'tools/list', params: { _meta: meta } };
  const answer = await postMessage(send, mcpUrl, message, headers);
  if (answer.status === 200) return [ok(`It answers clients of ${STATELESS_REVISION} too.`)];
  // A server that does not know the revision is no worse for it: clients fall back.
  if (messageIn(answer)?.error?.code !== HEADER_MISMATCH) return [];
  return [
    failure(
      `It does not see the headers that were sent: ${explanationIn(answer)}`,
      'Let proxies pass MCP-Protocol-Version, Mcp-Method and Mcp-Name to the server.',
    ),
  ];
}

function explanationIn(answer: Answer): string {
  return messageIn(answer)?.error?.message ?? (answer.text.slice(0, 200) || 'no explanation');
}

/** The message of an answer, which may be a stream of events. */
function messageIn({ text }: Answer): z.infer<typeof MESSAGE> | undefined {
  const streamed = /^data: *(\{.*)$/m.exec(text)?.[1];
  return documentIn(streamed ?? text, MESSAGE);
}
