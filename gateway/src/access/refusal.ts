import type { Scope } from '@bookmarks/identity';
import type { ErrorRequestHandler } from 'express';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { bearerChallenge } from './challenge.ts';
import { AccessRefusedError, type RefusalContext, refusalRule } from './refusal-reason.ts';

const RETRY_AFTER_SECONDS = '10';

export type RefusalDeps = RefusalContext & {
  /** Where the protected resource metadata is; absolute, since clients refuse anything else. */
  readonly metadataUrl: string;
  /** What can be used there. */
  readonly scopes: readonly Scope[];
};

/** The only place where a refused credential becomes a status and a challenge. */
export function createRefusalHandler(deps: RefusalDeps): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (!(error instanceof AccessRefusedError)) return next(error);
    next(refusalProblem(error, requestIdOf(res), deps));
  };
}

function refusalProblem(refused: AccessRefusedError, requestId: string, deps: RefusalDeps): HttpProblem {
  const { reason } = refused;
  const { status, error, what, remedy } = refusalRule(reason);
  const todo = typeof remedy === 'string' ? remedy : remedy(deps);
  const challenge = bearerChallenge({
    resource_metadata: deps.metadataUrl,
    scope: refused.requiredScopes.filter((scope) => deps.scopes.includes(scope)).join(' '),
    ...(error && { error, error_description: `${what} ${todo} (${reason}; request ${requestId})` }),
  });
  return new HttpProblem(
    {
      status,
      code: reason,
      detail: `${what} ${todo}`,
      headers: status === 503 ? { 'Retry-After': RETRY_AFTER_SECONDS } : { 'WWW-Authenticate': challenge },
    },
    { cause: refused.cause },
  );
}
