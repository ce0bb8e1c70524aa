import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

/** For every address that nothing else answers. */
export const notFound: RequestHandler = () => {
  throw notFoundProblem();
};

export function notFoundProblem(): HttpProblem {
  return new HttpProblem({
    status: 404,
    code: 'not_found',
    detail: 'There is nothing at this address. The MCP endpoint is /mcp.',
  });
}
