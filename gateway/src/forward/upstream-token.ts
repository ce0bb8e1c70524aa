import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { needsUpstreamToken, type SealUpstreamToken, type UpstreamProvider } from '@bookmarks/upstream';
import { z } from 'zod';
import type { Enter } from '../access/enter.ts';
import { AccessRefusedError } from '../access/refusal-reason.ts';
import { requestedTool } from '../access/requested-tool.ts';
import { RecordsUnavailableError } from '../oauth-proxy/state/redis-records.ts';
import {
  UpstreamSessionEndedError,
  type UpstreamSessions,
  UpstreamUnavailableError,
} from '../oauth-proxy/vault/upstream-sessions.ts';
import { peekBody } from './peek-body.ts';

type Upstream = {
  readonly sessions: Pick<UpstreamSessions, 'accessToken'>;
  /** Absent: no tool uses the upstream's API. */
  readonly api?: { readonly provider: UpstreamProvider; readonly seal: SealUpstreamToken } | undefined;
};

/** Such a call holds a few words. */
const MAX_CALL_BYTES = 64 * 1024;

const CALL = z.object({
  method: z.literal('tools/call'),
  params: z.object({ name: z.string(), arguments: z.unknown().optional() }),
});

/** Who enters takes the upstream's token along, sealed, for the one call that needs it, and for no other. */
export function withUpstreamToken(enter: Enter, upstream: Upstream | undefined): Enter {
  if (upstream?.api === undefined) return enter;
  const { sessions, api } = upstream;
  return async (req, res) => {
    const entry = await enter(req, res);
    const { sub, method } = entry.caller;
    // Whose subject begins so has signed in by the proxy: no other issuer's may.
    const isOfProxy = method === 'oauth' && sub.startsWith(`${api.provider}|`);
    if (!isOfProxy || !(await isCallInNeed(req, api.provider))) return entry;
    const accessToken = await sessions.accessToken(sub).catch(refuse);
    if (accessToken === undefined) return entry;
    return { ...entry, upstreamToken: await api.seal({ sub, provider: api.provider, accessToken }) };
  };
}

/** The body says which tool is called; headers alone are only words, but one that names another tool spares the look. */
async function isCallInNeed(req: IncomingMessage, provider: UpstreamProvider): Promise<boolean> {
  if (req.method !== 'POST' || !mayBeCall(req.headers)) return false;
  const named = requestedTool(req.headers);
  if (named !== undefined && !mayNeed(provider, named)) return false;
  const body = await peekBody(req, MAX_CALL_BYTES).catch((error: unknown) => {
    // Whoever breaks off gets no answer, and is no fault of ours.
    if (req.destroyed) return undefined;
    throw error;
  });
  const call = CALL.safeParse(jsonIn(body));
  return call.success && needsUpstreamToken(provider, call.data.params.name, call.data.params.arguments);
}

/** A chunked body does not say its length: only a look at it does. */
function mayBeCall(headers: IncomingHttpHeaders): boolean {
  const length = Number(headers['content-length']);
  return headers['transfer-encoding'] !== undefined || (length > 0 && length <= MAX_CALL_BYTES);
}

function mayNeed(provider: UpstreamProvider, tool: string): boolean {
  return needsUpstreamToken(provider, tool, { source: provider });
}

function jsonIn(body: Buffer | undefined): unknown {
  try {
    return body && JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(cause: unknown): never {
  if (cause instanceof UpstreamSessionEndedError)
    throw new AccessRefusedError('provider_session_ended', { cause });
  if (cause instanceof UpstreamUnavailableError || cause instanceof RecordsUnavailableError)
    throw new AccessRefusedError('provider_unavailable', { cause });
  throw cause;
}
