import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Credential } from '../access/credential.ts';
import type { WatchCredential } from './credential-watch.ts';

/** The MCP service holds this header against the body, and answers nothing else with a stream that lasts. */
export function isListenRequest({ headers }: IncomingMessage): boolean {
  return headers['mcp-method'] === 'subscriptions/listen';
}

export type StreamBounds = {
  readonly expiresAt: Date;
  readonly credential: Credential;
  readonly watchCredential: WatchCredential;
  readonly stopping: AbortSignal | undefined;
};

/**
 * Ends a stream of notifications when its credential expires or is revoked, or with the process: the client may listen again,
 * with a new one.
 */
export function boundListenStream(res: ServerResponse, bounds: StreamBounds): void {
  const { expiresAt, credential, watchCredential, stopping } = bounds;
  // Before its head there is nothing to end: what waits for one is broken off.
  const end = () => (res.headersSent ? res.end() : res.destroy());
  const timer = setTimeout(end, Math.max(0, expiresAt.getTime() - Date.now()));
  const unwatch = watchCredential(credential, end);
  stopping?.addEventListener('abort', end, { once: true });
  res.once('close', () => {
    clearTimeout(timer);
    unwatch();
    stopping?.removeEventListener('abort', end);
  });
}
