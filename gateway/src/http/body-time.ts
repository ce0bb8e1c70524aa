import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

/** Enough for 1 MiB on a slow line. */
const BODY_TIMEOUT_MS = 30_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Ends requests whose bodies do not arrive. */
export const limitBodyTime: RequestHandler = (req, res, next) => {
  const timer = setTimeout(() => {
    if (!req.complete) req.destroy(bodyTooSlow());
  }, BODY_TIMEOUT_MS);
  timers.set(req, timer);
  res.once('close', () => clearTimeout(timer));
  next();
};

/** The file of somebody who may send one may take as long as the whole server allows. */
export function allowFileTime(req: IncomingMessage): void {
  clearTimeout(timers.get(req));
}

const bodyTooSlow = () =>
  new HttpProblem({
    status: 408,
    code: 'body_too_slow',
    detail: `The request body was not here after ${BODY_TIMEOUT_MS / 1000} s.`,
  });
