import { type RequestHandler, Router } from 'express';

/** Why the process should get no requests at the moment; undefined when it should. */
export type Unreadiness = 'draining' | 'keys_unknown' | undefined;

const HEALTH = /^\/(healthz|readyz)\/?$/;
export const HEALTH_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/** `/healthz`: the process runs. `/readyz`: it can do its work. Redis is part of neither, since all works without it. */
export function createHealth({ unreadiness }: { unreadiness: () => Unreadiness }): RequestHandler {
  const health = Router();
  health.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' });
  });
  health.get('/readyz', (_req, res) => {
    const reason = unreadiness();
    res.status(reason === undefined ? 200 : 503).json({ status: reason ?? 'ready' });
  });
  return (req, res, next) => {
    // Nobody keeps anything of which whoever answers does not say so.
    res.setHeader('Cache-Control', 'no-store');
    if (HEALTH.test(req.path)) health(req, res, next);
    else next();
  };
}
