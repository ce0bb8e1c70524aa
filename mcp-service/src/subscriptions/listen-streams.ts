import { once } from 'node:events';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  type AuthInfo,
  createMcpHandler,
  type McpHttpHandler,
  type McpServerFactory,
} from '@modelcontextprotocol/server';
import type { Request, Response } from 'express';
import { toProtocolError } from '../endpoints/protocol-error.ts';
import { withoutConnection } from '../endpoints/without-connection.ts';
import { INTERNAL_ERROR, INVALID_PARAMS } from '../http/json-rpc-error.ts';
import type { Session } from '../mcp-server.ts';
import type { ChangeFeed } from './change-feed.ts';
import { ANY_CHANGE } from './library-change.ts';
import { type ListenRequest, MAX_URIS } from './listen-request.ts';
import { createStreamBus } from './stream-bus.ts';
import { createStreamSlots, type StreamBounds } from './stream-slots.ts';

/** Well within the time after which a proxy may think that nobody is there. */
const HEARTBEAT_MS = 15_000;

export const STREAM_BOUNDS = { perUser: 5, perProcess: 1_000, lifetimeMs: 10 * 60_000 };

type ListenStreamsDeps = {
  readonly feed: ChangeFeed;
  readonly bounds?: StreamBounds & { readonly lifetimeMs: number };
  readonly metrics: Metrics;
  readonly log: Logger;
};

type Listener = {
  readonly request: Request & { auth?: AuthInfo };
  readonly response: Response;
  readonly session: Session;
  readonly listen: ListenRequest;
  /** Makes the server that says what may be subscribed to. */
  readonly factory: McpServerFactory;
};

export type ListenStreams = {
  /** Answers `subscriptions/listen` with a stream, or says why not. */
  serve(listener: Listener): Promise<void>;
  /** Ends every stream, saying so. */
  close(): Promise<void>;
};

/**
 * The streams of `subscriptions/listen` (MCP 2026-07-28). Each has a handler of the SDK to itself, because the SDK tells
 * everybody who listens at a handler of its events, and ours belong to one user.
 */
export function createListenStreams({
  feed,
  bounds = STREAM_BOUNDS,
  metrics,
  log,
}: ListenStreamsDeps): ListenStreams {
  const slots = createStreamSlots(bounds);
  const open = new Set<McpHttpHandler>();
  metrics.gauge('mcp_listen_streams', 'Open streams of change notifications.', () => slots.taken);

  async function stream({ request, response, session, listen, factory }: Listener): Promise<void> {
    await using resources = new AsyncDisposableStack();
    const bus = createStreamBus(listen.uris, response);
    const onerror = (error: Error) => log.debug({ err: error }, 'MCP request refused');
    const handler = createMcpHandler(factory, { bus, keepAliveMs: HEARTBEAT_MS, onerror });
    const end = setTimeout(() => void handler.close(), bounds.lifetimeMs);
    open.add(handler);
    resources.defer(() => {
      clearTimeout(end);
      open.delete(handler);
      return handler.close();
    });
    // Both before the client learns that it is subscribed, so that nothing that happens then is missed.
    const jobs = resources.use(await session.bookmarks.watchJobs(() => bus.onChange(ANY_CHANGE)));
    resources.defer(await feed.listen(session.identity.sub, bus.onChange));
    // Nobody can watch on by the identity of then: the client listens again, with a new one.
    void jobs.over.then(() => handler.close());
    const serve = toNodeHandler(withoutConnection(handler), { onerror });
    const closed = response.closed ? undefined : once(response, 'close');
    await Promise.all([serve(request, response, request.body), closed]);
  }

  return {
    async serve(listener) {
      const { session, listen, response } = listener;
      const { sub } = session.identity;
      if (listen.uris.length > MAX_URIS) {
        const message = `A stream can be about at most ${MAX_URIS} resources.`;
        return refuse(response, listen, INVALID_PARAMS, message);
      }
      if (!slots.take(sub)) {
        const message = `Too many streams are open: at most ${bounds.perUser} a user. Close one, or try again later.`;
        return refuse(response, listen, INTERNAL_ERROR, message);
      }
      try {
        await stream(listener);
      } catch (error) {
        if (response.headersSent) throw error;
        const { code, message } = toProtocolError(error, session.log);
        refuse(response, listen, code, message);
      } finally {
        slots.give(sub);
      }
    },
    close: async () => {
      await Promise.all([...open].map((handler) => handler.close()));
    },
  };
}

/** In band, as the SDK refuses what it refuses. */
function refuse(response: Response, { id }: ListenRequest, code: number, message: string): void {
  response.json({ jsonrpc: '2.0', id, error: { code, message } });
}
