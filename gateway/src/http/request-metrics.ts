import type { Metrics } from '@bookmarks/telemetry';
import type { RequestHandler } from 'express';

/** Few values, whatever clients ask for. */
function routeOf(path: string): string {
  if (/^\/mcp\/?$/.test(path)) return 'mcp';
  return path.startsWith('/.well-known/') ? 'discovery' : 'other';
}

/** Measures every request, from its head to the end of its answer. A client that goes away counts as 499, as in nginx. */
export function measureRequests(metrics: Metrics): RequestHandler {
  const durations = metrics.durations('gateway_request_duration_seconds', 'Requests by route and status.', [
    'route',
    'status',
  ]);
  return (req, res, next) => {
    const route = routeOf(req.path);
    const startedAt = performance.now();
    res.once('close', () => {
      const status = res.writableFinished ? String(res.statusCode) : '499';
      durations.observe({ route, status }, (performance.now() - startedAt) / 1000);
    });
    next();
  };
}
