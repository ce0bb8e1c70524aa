import type { Metrics } from '@bookmarks/telemetry';
import type { Express, RequestHandler } from 'express';
import type { DecisionRecorder } from '../audit/record-decisions.ts';
import { createExchange, type ExchangeDeps } from '../forward/exchange.ts';
import { checkBodyHeaders } from '../forward/request-body.ts';
import { upstreamRequestHeaders } from '../forward/upstream-headers.ts';
import { publicCors } from '../http/cors.ts';
import { allowMethods } from '../http/methods.ts';
import { requestIdOf } from '../http/request-id.ts';
import { note, notesOf } from '../http/request-notes.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import { publicAnswer } from './public-answer.ts';

export const PUBLIC_MCP_PATH = '/public/mcp';
const METHODS = ['GET', 'POST'];
/** A query is 500 characters long at most. */
const MAX_BODY_BYTES = 64 * 1024;

type PublicMcpDeps = Omit<ExchangeDeps, 'path'> & {
  readonly decisions: Pick<DecisionRecorder, 'ofEnter'>;
  readonly limits: Pick<EnforceLimits, 'onPublic'>;
  readonly metrics: Metrics;
  readonly turnAway: RequestHandler;
};

/** What users have published, for everybody: no credential is looked at, and none is handed on. */
export function servePublicMcp(app: Express, deps: PublicMcpDeps): void {
  const { decisions, limits, metrics, turnAway } = deps;
  const enter = decisions.ofEnter(limits.onPublic);
  const exchange = createExchange({ ...deps, path: PUBLIC_MCP_PATH }, MAX_BODY_BYTES);

  app.all(
    PUBLIC_MCP_PATH,
    observePublic(metrics),
    publicCors(...METHODS),
    allowMethods(...METHODS),
    turnAway,
    async (req, res) => {
      await enter(req, res);
      checkBodyHeaders(req, MAX_BODY_BYTES);
      const headers = upstreamRequestHeaders(req.headers, { requestId: requestIdOf(res) });
      exchange(req, res, { headers, answer: publicAnswer(res) });
    },
  );
}

function observePublic(metrics: Metrics): RequestHandler {
  const refusals = metrics.counter(
    'gateway_public_refusals_total',
    'Requests for what everybody may read that were not done, by reason.',
    ['reason'],
  );
  return (_req, res, next) => {
    note(res, { isPublic: true });
    res.once('close', () => {
      const { reason } = notesOf(res);
      if (reason !== undefined) refusals.inc({ reason });
    });
    next();
  };
}
