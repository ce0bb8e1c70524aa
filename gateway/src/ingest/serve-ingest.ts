import { toolPolicy } from '@bookmarks/tool-policy';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { VerifyApiKey } from '../access/api-key.ts';
import { presentedTokenOf } from '../access/presented-token.ts';
import { AccessRefusedError, refusalRule } from '../access/refusal-reason.ts';
import type { DecisionRecorder } from '../audit/record-decisions.ts';
import type { CallLibrary } from '../grpc/library-client.ts';
import { restrictedCors } from '../http/cors.ts';
import { allowMethods } from '../http/methods.ts';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { note } from '../http/request-notes.ts';
import { clientAddress } from '../limits/client-address.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import { ingestedIn } from './ingest-body.ts';

export const INGEST_PATH = '/ingest';

type IngestDeps = {
  readonly publicUrl: URL;
  readonly verifyIngestToken: VerifyApiKey;
  readonly callLibrary: CallLibrary;
  readonly decisions: DecisionRecorder;
  readonly limits: Pick<EnforceLimits, 'onCaller' | 'onStranger'>;
  readonly turnAway: RequestHandler;
  readonly trustedProxies: number;
};

/** The same word for what was done and for what was not, so that a shortcut shows either. */
const OUTCOMES = {
  OUTCOME_UNSPECIFIED: { status: 200, outcome: 'unchanged', detail: 'It was saved already.' },
  OUTCOME_CREATED: { status: 201, outcome: 'created', detail: 'Saved.' },
  OUTCOME_MERGED: { status: 200, outcome: 'merged', detail: 'It was saved already; what is new was added.' },
  OUTCOME_UNCHANGED: { status: 200, outcome: 'unchanged', detail: 'It was saved already.' },
} as const;

/** Saves a bookmark for whoever has a token that is good for that alone: a shortcut on a phone, a script. */
export function serveIngest(app: Express, deps: IngestDeps): void {
  const { publicUrl, callLibrary, decisions, turnAway } = deps;
  const originGuard = restrictedCors({ allowedOrigins: [publicUrl.origin], methods: ['POST'] });
  const enter = decisions.ofEnter(createEnter(deps));

  app.all(INGEST_PATH, decisions.ofGuard(originGuard), allowMethods('POST'), turnAway, async (req, res) => {
    const caller = await enter(req, res);
    const ingested = await ingestedIn(req, res);
    const saved = await callLibrary(caller, 'CreateBookmark', ingested, requestIdOf(res));
    const { status, ...answer } = OUTCOMES[saved.outcome];
    res.status(status).set('Cache-Control', 'no-store').json(answer);
  });
  app.use(INGEST_PATH, answerRefusal);
}

/** Every request counts by its address, before anything is looked up; one with a good token as an `add_bookmark` of its user's. */
function createEnter({ verifyIngestToken, limits, trustedProxies }: IngestDeps) {
  return async (...[req, res]: Parameters<EnforceLimits['onStranger']>) => {
    await limits.onStranger(req, res);
    const { token } = presentedTokenOf(req);
    const address = clientAddress(req, trustedProxies);
    const access = await verifyIngestToken(token, { address, requestId: requestIdOf(res) });
    note(res, { caller: access.caller });
    await limits.onCaller(access, toolPolicy('add_bookmark'), res);
    return access.caller;
  };
}

/** Whoever has a shortcut makes a new token on a page: there is no sign-in that it could be sent to. */
const answerRefusal: ErrorRequestHandler = (error, _req, _res, next) => {
  if (!(error instanceof AccessRefusedError)) return next(error);
  const { status } = refusalRule(error.reason);
  const refused =
    status === 503
      ? {
          detail: 'The token cannot be looked up at the moment. Try again.',
          headers: { 'Retry-After': '10' },
        }
      : {
          detail: 'Send Authorization: Bearer and a token for sharing. You make one on your account page.',
          headers: { 'WWW-Authenticate': 'Bearer' },
        };
  next(new HttpProblem({ status, code: error.reason, ...refused }, { cause: error.cause }));
};
