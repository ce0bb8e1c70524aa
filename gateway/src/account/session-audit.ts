import type { Request, Response } from 'express';
import type { Audit } from '../audit/audit-log.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Session } from './session.ts';

/** Writes down what somebody who has signed in did that an operator may have to account for. */
export type RecordOperation = (operation: string, session: Session, req: Request, res: Response) => void;

export function createSessionAudit(audit: Audit): RecordOperation {
  return (operation, { sub }, { method }, res) =>
    audit({
      decision: 'allowed',
      ...{ sub, credential: 'session', operation, method, request_id: requestIdOf(res) },
    });
}
