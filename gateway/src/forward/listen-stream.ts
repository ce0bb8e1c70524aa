import type { IncomingMessage, ServerResponse } from 'node:http';

/** The MCP service holds this header against the body, and answers nothing else with a stream that lasts. */
export function isListenRequest({ headers }: IncomingMessage): boolean {
  return headers['mcp-method'] === 'subscriptions/listen';
}

/** Ends a stream of notifications when its token does, or the process: the client may listen again, with a new one. */
export function boundListenStream(
  res: ServerResponse,
  { expiresAt, stopping }: { expiresAt: Date; stopping: AbortSignal | undefined },
): void {
  // Before its head there is nothing to end: what waits for one is broken off.
  const end = () => (res.headersSent ? res.end() : res.destroy());
  const timer = setTimeout(end, Math.max(0, expiresAt.getTime() - Date.now()));
  stopping?.addEventListener('abort', end, { once: true });
  res.once('close', () => {
    clearTimeout(timer);
    stopping?.removeEventListener('abort', end);
  });
}
