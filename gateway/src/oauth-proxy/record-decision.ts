import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit } from '../audit/audit-log.ts';
import { requestIdOf } from '../http/request-id.ts';

/** Writes down what was decided; refused where there is a reason. */
export type RecordDecision = (
  operation: string,
  facts: {
    readonly reason?: string | undefined;
    readonly sub?: string | undefined;
    readonly client_id?: string | undefined;
  },
  req: Pick<IncomingMessage, 'method'>,
  res: ServerResponse,
) => void;

export function createRecordDecision(audit: Audit): RecordDecision {
  return (operation, facts, { method = '' }, res) =>
    audit({
      decision: facts.reason === undefined ? 'allowed' : 'refused',
      ...facts,
      ...{ operation, method, request_id: requestIdOf(res) },
    });
}
