import { HttpProblem } from '../http/problem.ts';

const RETRY_AFTER = { 'Retry-After': '5' };

/** Nothing listens, the name does not resolve, or the connection broke: whatever Node reports of the other side. */
export function upstreamUnavailable(cause: unknown): HttpProblem {
  return new HttpProblem(
    {
      status: 503,
      code: 'upstream_unavailable',
      detail: 'The bookmark service cannot be reached. Try again soon.',
      headers: RETRY_AFTER,
    },
    { cause },
  );
}

/** The MCP service took the request and did not begin to answer in time. */
export function upstreamSilent(): HttpProblem {
  return new HttpProblem({
    status: 504,
    code: 'upstream_timeout',
    detail: 'The bookmark service did not answer in time.',
  });
}

/** More than any tool answers: something behind is wrong. */
export function answerTooLarge(): HttpProblem {
  return new HttpProblem({
    status: 502,
    code: 'upstream_answer_too_large',
    detail: 'The bookmark service answered with more than it may.',
  });
}

/**
 * The MCP service refused the identity that we signed: its keys, its clock or its address are set up wrongly. Passed on
 * as it is, a 401 would send the client to sign in again and again, without effect.
 */
export function identityRefused(status: number): HttpProblem {
  return new HttpProblem(
    {
      status: 502,
      code: 'identity_refused',
      detail:
        'The server is set up wrongly: its parts do not trust one another. Its operator must mend that.',
    },
    {
      cause: new Error(
        `The MCP service answered ${status}; its IDENTITY_VERIFICATION_KEYS must have our signing key`,
      ),
    },
  );
}
