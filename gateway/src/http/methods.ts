import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

/** Refuses every method but `methods` and OPTIONS, which `cors.ts` has answered by then. */
export function allowMethods(...methods: readonly string[]): RequestHandler {
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (req, _res, next) => {
    if (methods.includes(req.method)) return next();
    throw new HttpProblem({
      status: 405,
      code: 'method_not_allowed',
      detail: `This address takes ${allow}.`,
      headers: { Allow: allow },
    });
  };
}
