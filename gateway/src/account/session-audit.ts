import type { Request, Response } from 'express';
import type { Audit } from '../audit/audit-log.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Session } from './session.ts';

/**
 * Writes down what somebody who has signed in did that an operator may have to account for.
 *
 * @param clientId the key or the app that it was done to.
 */
export type RecordOperation = (
  operation: string,
  session: Session,
  req: Request,
  res: Response,
  clientId?: string,
) => void;

export function createSessionAudit(audit: Audit): RecordOperation {
  return (operation, { sub }, { method }, res, clientId) =>
    audit({
      decision: 'allowed',
      ...{ sub, client_id: clientId, credential: 'session' },
      ...{ operation, method, request_id: requestIdOf(res) },
    });
}
