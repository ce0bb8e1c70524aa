import type { ServerResponse } from 'node:http';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import type { Request, RequestHandler } from 'express';
import { HEALTH_PATHS } from './health.ts';
import { requestIdOf } from './request-id.ts';
import { notesOf } from './request-notes.ts';

/**
 * Measures every request, from its head to the end of its answer, and leaves one line in the log: whatever is refused,
 * wherever, is counted and written down here by its reason. Never a URL, which may hold a token.
 */
export function observeRequests({ metrics, log }: { metrics: Metrics; log: Logger }): RequestHandler {
  const durations = metrics.durations('gateway_request_duration_seconds', 'Requests by route and status.', [
    'route',
    'status',
  ]);
  const problems = metrics.counter('gateway_problems_total', 'Requests that were not done, by reason.', [
    'reason',
    'status',
  ]);
  return (req, res, next) => {
    const { method } = req;
    const path = req.path.replace(/(?<=.)\/$/, '');
    const startedAt = performance.now();
    res.once('close', () => {
      const { caller, isPublic, reason } = notesOf(res);
      // Probes come every few seconds, and say nothing as long as they are answered.
      if (HEALTH_PATHS.has(path) && reason === undefined) return;
      const status = statusOf(res, reason);
      const durationMs = performance.now() - startedAt;
      durations.observe({ route: kindOf(path), status }, durationMs / 1000);
      if (reason !== undefined) problems.inc({ reason, status });
      const request = { method, route: routeOf(req, path), status, duration_ms: Math.round(durationMs) };
      const credential = isPublic ? 'none' : undefined;
      log.info({ ...request, request_id: requestIdOf(res), sub: caller?.sub, credential, reason }, 'request');
    });
    next();
  };
}

/** 499, as in nginx, where the client went away. An answer that we broke off keeps the status that it began with. */
function statusOf(res: ServerResponse, reason: string | undefined): number {
  return res.writableFinished || reason !== undefined ? res.statusCode : 499;
}

/** Few values for the metrics, whatever clients ask for. */
function kindOf(path: string): string {
  if (path.startsWith('/public/')) return 'public';
  if (path === '/mcp' || path.startsWith('/mcp/')) return 'mcp';
  if (path.startsWith('/transfers/')) return 'transfer';
  if (path.startsWith('/oauth/')) return 'oauth';
  if (path === '/c' || path.startsWith('/c/')) return 'public';
  return path.startsWith('/.well-known/') ? 'discovery' : 'other';
}

/** The path of a route as it was declared, in which a parameter, which may be a secret, stands by its name. */
function routeOf(req: Request, path: string): string {
  if (req.route === undefined) return 'none';
  return typeof req.route.path === 'string' ? req.route.path : path;
}
