import { type RequestHandler, Router } from 'express';

/** Why the process should get no requests at the moment; undefined when it should. */
export type Unreadiness = 'draining' | 'keys_unknown' | undefined;

export const HEALTH_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/** `/healthz`: the process runs. `/readyz`: it can do its work. Redis is part of neither, since all works without it. */
export function createHealth({ unreadiness }: { unreadiness: () => Unreadiness }): RequestHandler {
  const health = Router();
  health.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  health.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' });
  });
  health.get('/readyz', (_req, res) => {
    const reason = unreadiness();
    res.status(reason === undefined ? 200 : 503).json({ status: reason ?? 'ready' });
  });
  return health;
}
