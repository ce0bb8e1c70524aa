import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

/**
 * Accepts only the origin form of a request target (RFC 9112 §3.2.1). In the absolute form (`GET http://other/mcp`) a
 * second host stands beside the Host header, and whoever is in front of us may have looked at the other one.
 */
export const requireOriginForm: RequestHandler = (req, _res, next) => {
  if (req.url.startsWith('/')) return next();
  throw new HttpProblem({
    status: 400,
    code: 'request_target_not_supported',
    detail: 'The request line must name a path, not a whole URL.',
  });
};

/** What stands for no character (RFC 3986 §2.1) names nothing that is here. */
export const requireReadablePath: RequestHandler = (req, _res, next) => {
  if (isReadable(req.path)) return next();
  throw new HttpProblem({
    status: 400,
    code: 'path_unreadable',
    detail: 'The path holds an escape, such as %ff, that stands for no character.',
  });
};

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
