import { createHmac, timingSafeEqual } from 'node:crypto';
import { HttpProblem } from '../http/problem.ts';
import { SESSION_LIFETIME_SECONDS, type Session } from './session.ts';

/**
 * Proves that a form comes from a page of ours that this person was shown, not longer ago than two sessions last: who has signed in anew
 * in another tab sends a form of the first one all the same.
 */
export type FormTokens = {
  readonly tokenFor: (session: Session) => string;
  /** @throws {HttpProblem} */
  readonly check: (session: Session, token: unknown) => void;
};

export function createFormTokens(secret: string, clock: () => Date): FormTokens {
  const period = () => Math.floor(clock().getTime() / (SESSION_LIFETIME_SECONDS * 1000));
  const digestFor = ({ sub }: Session, of: number) =>
    createHmac('sha256', secret).update(`form\0${of}\0${sub}`).digest();
  return {
    tokenFor: (session) => digestFor(session, period()).toString('base64url'),
    check(session, token) {
      const given = Buffer.from(typeof token === 'string' ? token : '', 'base64url');
      const isOurs = (expected: Buffer) =>
        given.length === expected.length && timingSafeEqual(given, expected);
      const now = period();
      if (![now, now - 1].some((of) => isOurs(digestFor(session, of)))) throw formNotOurs();
    },
  };
}

function formNotOurs(): HttpProblem {
  return new HttpProblem({
    status: 403,
    code: 'form_not_ours',
    detail:
      'The form is of somebody else, or was opened too long ago. Go back, reload the page, and send it again.',
  });
}
