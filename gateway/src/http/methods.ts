import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

/** Refuses every method but `methods`, and answers OPTIONS, where `cors.ts` has not done so for pages of other origins. */
export function allowMethods(...methods: readonly string[]): RequestHandler {
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (req, res, next) => {
    if (methods.includes(req.method)) return next();
    if (req.method === 'OPTIONS') {
      res.set('Allow', allow).status(204).end();
      return;
    }
    throw new HttpProblem({
      status: 405,
      code: 'method_not_allowed',
      detail: `This address takes ${allow}.`,
      headers: { Allow: allow },
    });
  };
}
