import type { RequestHandler } from 'express';
import { HttpProblem } from '../http/problem.ts';
import type { Turnstile } from './turnstile.ts';

/** Passes requests on as their turn comes, before anything dear is done for them, and turns those away for whom there is no room. */
export function createTurnAway({ arrive }: Turnstile): RequestHandler {
  return (_req, res, next) => {
    res.once(
      'close',
      arrive(next, () => next(overloaded())),
    );
  };
}

const overloaded = () =>
  new HttpProblem({
    status: 503,
    code: 'overloaded',
    detail: 'More is asked of the server than it can do at the moment. Try again in a second.',
    headers: { 'Retry-After': '1' },
    isFault: false,
  });
