import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger, Metrics } from '@bookmarks/telemetry';

/** Node's HTTP parser and its timeouts; other errors are of connections that broke. */
const UNREADABLE = /^(HPE_\w+|ERR_HTTP_REQUEST_TIMEOUT)$/;

/**
 * Writes down and counts what Node answers by itself (400, 408, 431), because it never becomes a request. A client that
 * sends bytes that are no HTTP gave no request id, and none is made up.
 */
export function observeUnreadableRequests(
  server: Server,
  { metrics, log }: { metrics: Metrics; log: Logger },
): void {
  const unreadable = metrics.counter('gateway_unreadable_requests_total', 'What was no request, by reason.', [
    'reason',
  ]);
  server.on('connection', (socket: Socket) => {
    // Comes after Node's own answer, which a listener for 'clientError' would have to write in its place.
    socket.once('error', ({ code: reason = '' }: NodeJS.ErrnoException) => {
      if (!UNREADABLE.test(reason)) return;
      unreadable.inc({ reason });
      log.info({ reason }, 'unreadable request');
    });
  });
}
