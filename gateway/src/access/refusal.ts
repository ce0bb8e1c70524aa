import type { Scope } from '@bookmarks/identity';
import type { ErrorRequestHandler } from 'express';
import { ALGORITHMS } from '../authorization-server/jwk-set.ts';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { challenge } from './challenge.ts';
import { speaksDpop } from './presented-token.ts';
import { AccessRefusedError, PROOF_RULES, type RefusalContext, refusalRule } from './refusal-reason.ts';

const RETRY_AFTER_SECONDS = '10';

export type RefusalDeps = RefusalContext & {
  /** Where the protected resource metadata is; absolute, since clients refuse anything else. */
  readonly metadataUrl: string;
  /** What can be used there. */
  readonly scopes: readonly Scope[];
};

/** The only place where a refused credential becomes a status and a challenge. */
export function createRefusalHandler(deps: RefusalDeps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (!(error instanceof AccessRefusedError)) return next(error);
    const isDpop = speaksDpop(req) || DPOP_REASONS.has(error.reason);
    next(refusalProblem(error, requestIdOf(res), { ...deps, isDpop }));
  };
}

/** Only what is about proofs is a challenge of that scheme: clients that know no other than Bearer see no other. */
const DPOP_REASONS: ReadonlySet<string> = new Set(Object.keys(PROOF_RULES));

type RefusedRequest = RefusalDeps & { readonly isDpop: boolean };

function refusalProblem(refused: AccessRefusedError, requestId: string, deps: RefusedRequest): HttpProblem {
  const { reason } = refused;
  const { status, error, what, remedy } = refusalRule(reason);
  const todo = typeof remedy === 'string' ? remedy : remedy(deps);
  const authenticate = challenge(deps.isDpop ? 'DPoP' : 'Bearer', {
    resource_metadata: deps.metadataUrl,
    scope: refused.requiredScopes.filter((scope) => deps.scopes.includes(scope)).join(' '),
    ...(deps.isDpop && { algs: ALGORITHMS.join(' ') }),
    ...(error && { error, error_description: `${what} ${todo} (${reason}; request ${requestId})` }),
  });
  return new HttpProblem(
    {
      status,
      code: reason,
      detail: `${what} ${todo}`,
      headers: status === 503 ? { 'Retry-After': RETRY_AFTER_SECONDS } : { 'WWW-Authenticate': authenticate },
    },
    { cause: refused.cause },
  );
}
