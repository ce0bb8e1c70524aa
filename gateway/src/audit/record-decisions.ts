import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '@bookmarks/telemetry';
import type { Enter } from '../access/enter.ts';
import { AccessRefusedError } from '../access/refusal-reason.ts';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Audit, Decision } from './audit-log.ts';

/** A tool or method name as the protocol allows it; anything else is not worth a place in the audit log. */
const OPERATION = /^[\w.:/-]{1,128}$/;

/** Writes down and counts what `enter` decides, and decides nothing. */
export function recordDecisions(enter: Enter, { audit, metrics }: { audit: Audit; metrics: Metrics }): Enter {
  const decisions = metrics.counter(
    'gateway_access_decisions_total',
    'Requests let in and refused, by reason.',
    ['decision', 'reason'],
  );
  const record = (decision: Decision) => {
    decisions.inc({ decision: decision.decision, reason: decision.reason ?? '' });
    audit(decision);
  };
  return async (req, res) => {
    try {
      const caller = await enter(req, res);
      const { sub, clientId, method } = caller;
      record({
        decision: 'allowed',
        sub,
        client_id: clientId,
        credential: method,
        ...requestFacts(req, res),
      });
      return caller;
    } catch (error) {
      record({ decision: 'refused', reason: reasonOf(error), ...requestFacts(req, res) });
      throw error;
    }
  };
}

function requestFacts(req: IncomingMessage, res: ServerResponse) {
  const named = req.headers['mcp-name'] ?? req.headers['mcp-method'];
  const operation = typeof named === 'string' && OPERATION.test(named) ? named : undefined;
  return { method: req.method ?? '', operation, request_id: requestIdOf(res) };
}

function reasonOf(error: unknown): string {
  if (error instanceof AccessRefusedError) return error.reason;
  return error instanceof HttpProblem ? error.code : 'internal';
}
