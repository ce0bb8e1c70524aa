import { once } from 'node:events';
import type { Identity } from '@bookmarks/identity';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  type AuthInfo,
  createMcpHandler,
  type McpHttpHandler,
  type McpServerFactory,
} from '@modelcontextprotocol/server';
import type { Request, Response } from 'express';
import { INTERNAL_ERROR, INVALID_PARAMS } from '../http/json-rpc-error.ts';
import type { ChangeFeed } from './change-feed.ts';
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
  readonly identity: Identity;
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

  async function stream({ request, response, identity, listen, factory }: Listener): Promise<void> {
    const bus = createStreamBus(listen.uris, response);
    const onerror = (error: Error) => log.debug({ err: error }, 'MCP request refused');
    const handler = createMcpHandler(factory, { bus, keepAliveMs: HEARTBEAT_MS, onerror });
    const end = setTimeout(() => void handler.close(), bounds.lifetimeMs);
    open.add(handler);
    // Before the client learns that it is subscribed, so that nothing that happens then is missed.
    const stopListening = await feed.listen(identity.sub, bus.onChange);
    try {
      const serve = toNodeHandler(handler, { onerror });
      const closed = response.closed ? undefined : once(response, 'close');
      await Promise.all([serve(request, response, request.body), closed]);
    } finally {
      stopListening();
      clearTimeout(end);
      open.delete(handler);
      await handler.close();
    }
  }

  return {
    async serve(listener) {
      const { identity, listen, response } = listener;
      if (listen.uris.length > MAX_URIS) {
        const message = `A stream can be about at most ${MAX_URIS} resources.`;
        return refuse(response, listen, INVALID_PARAMS, message);
      }
      if (!slots.take(identity.sub)) {
        const message = `Too many streams are open: at most ${bounds.perUser} a user. Close one, or try again later.`;
        return refuse(response, listen, INTERNAL_ERROR, message);
      }
      try {
        await stream(listener);
      } finally {
        slots.give(identity.sub);
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
