import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

/** Enough for 1 MiB on a slow line. */
const BODY_TIMEOUT_MS = 30_000;

/** Ends requests whose bodies do not arrive; a file may take as long as the whole server allows. */
export const limitBodyTime: RequestHandler = (req, res, next) => {
  if (req.path.startsWith('/transfers/')) return next();
  const timer = setTimeout(() => {
    if (!req.complete) req.destroy(bodyTooSlow());
  }, BODY_TIMEOUT_MS);
  res.once('close', () => clearTimeout(timer));
  next();
};

const bodyTooSlow = () =>
  new HttpProblem({
    status: 408,
    code: 'body_too_slow',
    detail: `The request body was not here after ${BODY_TIMEOUT_MS / 1000} s.`,
  });
