import { createHmac, timingSafeEqual } from 'node:crypto';
import { HttpProblem } from '../http/problem.ts';
import type { Session } from './session.ts';

/** Proves that a form comes from a page of ours that this session was shown. */
export type FormTokens = {
  readonly tokenFor: (session: Session) => string;
  /** @throws {HttpProblem} */
  readonly check: (session: Session, token: unknown) => void;
};

export function createFormTokens(secret: string): FormTokens {
  const digestFor = ({ id }: Session) => createHmac('sha256', secret).update(`form\0${id}`).digest();
  return {
    tokenFor: (session) => digestFor(session).toString('base64url'),
    check(session, token) {
      const expected = digestFor(session);
      const given = Buffer.from(typeof token === 'string' ? token : '', 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw formNotOurs();
    },
  };
}

function formNotOurs(): HttpProblem {
  return new HttpProblem({
    status: 403,
    code: 'form_not_ours',
    detail: 'The form is not of this sign-in. Go back, reload the page, and send it again.',
  });
}
