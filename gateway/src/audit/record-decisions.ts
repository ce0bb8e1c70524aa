import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '@bookmarks/telemetry';
import type { RequestHandler } from 'express';
import { AccessRefusedError } from '../access/refusal-reason.ts';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { notesOf, type RequestNotes } from '../http/request-notes.ts';
import type { Transfer } from '../transfers/transfer-service.ts';
import type { Audit, Decision } from './audit-log.ts';

/** A tool or method name as the protocol allows it; anything else is not worth a place in the audit log. */
const OPERATION = /^[\w.:/-]{1,128}$/;

/** Writes down and counts what others decide about who may pass, and decides nothing. */
export type DecisionRecorder = {
  /** Records whom `enter` lets in and whom it refuses. */
  readonly ofEnter: <Entry>(enter: EnterAs<Entry>) => EnterAs<Entry>;
  /** Records what `guard` refuses. What passes a guard is for `enter` to decide. */
  readonly ofGuard: (guard: RequestHandler) => RequestHandler;
  /** Records whose files come in and go out by links, and which links are refused. */
  readonly ofLink: (open: OpenLink) => OpenLink;
};

/** Decides whether a request may pass, and as what. */
type EnterAs<Entry> = (req: IncomingMessage, res: ServerResponse) => Promise<Entry>;

/** Finds out what a link is for. */
type OpenLink = (token: string, req: IncomingMessage, res: ServerResponse) => Promise<Transfer>;

export function createDecisionRecorder(deps: { audit: Audit; metrics: Metrics }): DecisionRecorder {
  const decisions = deps.metrics.counter(
    'gateway_access_decisions_total',
    'Requests let in and refused, by reason.',
    ['decision', 'reason'],
  );
  const record = (decision: Decision) => {
    decisions.inc({ decision: decision.decision, reason: decision.reason ?? '' });
    deps.audit(decision);
  };
  const recordRefusal = (error: unknown, req: IncomingMessage, res: ServerResponse) =>
    record({ decision: 'refused', reason: reasonOf(error), ...requestFacts(req, res) });

  return {
    ofEnter: (enter) => async (req, res) => {
      try {
        const entry = await enter(req, res);
        record({ decision: 'allowed', ...requestFacts(req, res) });
        return entry;
      } catch (error) {
        recordRefusal(error, req, res);
        throw error;
      }
    },
    ofLink: (open) => async (token, req, res) => {
      try {
        const transfer = await open(token, req, res);
        record({ decision: 'allowed', ...requestFacts(req, res), ...linkFacts(transfer) });
        return transfer;
      } catch (error) {
        recordRefusal(error, req, res);
        throw error;
      }
    },
    ofGuard: (guard) => (req, res, next) => {
      try {
        return guard(req, res, next);
      } catch (error) {
        recordRefusal(error, req, res);
        throw error;
      }
    },
  };
}

function requestFacts(req: IncomingMessage, res: ServerResponse) {
  const named = req.headers['mcp-name'] ?? req.headers['mcp-method'];
  const operation = typeof named === 'string' && OPERATION.test(named) ? named : undefined;
  return {
    ...callerFacts(notesOf(res)),
    method: req.method ?? '',
    operation,
    request_id: requestIdOf(res),
  };
}

function callerFacts({ caller, isPublic }: RequestNotes) {
  return { sub: caller?.sub, client_id: caller?.clientId, credential: isPublic ? 'none' : caller?.method };
}

function linkFacts({ userSub, direction }: Transfer) {
  return { sub: userSub, credential: 'transfer_link', operation: `transfer:${direction}` };
}

function reasonOf(error: unknown): string {
  if (error instanceof AccessRefusedError) return error.reason;
  return error instanceof HttpProblem ? error.code : 'internal';
}
