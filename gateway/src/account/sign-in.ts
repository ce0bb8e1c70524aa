import type { Logger } from '@bookmarks/telemetry';
import type { Request, Response } from 'express';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { createSealedCookie, type SealedCookie } from '../http/sealed-cookie.ts';
import { type OpenId, PENDING_SIGN_IN, type PendingSignIn } from './open-id.ts';
import { newSession, type Session } from './session.ts';

export const ACCOUNT_PATH = '/account';
export const CALLBACK_PATH = `${ACCOUNT_PATH}/callback`;

/** For a person who reads what they agree to. */
const LIFETIME_SECONDS = 10 * 60;

export type SignInDeps = {
  readonly openId: OpenId;
  readonly sessions: SealedCookie<Session>;
  readonly secret: string;
  readonly publicUrl: URL;
  readonly clock: () => Date;
  readonly log: Logger;
};

/** The way to AuthKit and back, in one browser. */
export function createSignIn({ openId, sessions, secret, publicUrl, clock, log }: SignInDeps) {
  const pendings: SealedCookie<PendingSignIn> = createSealedCookie({
    name: 'sign-in',
    secret,
    lifetimeSeconds: LIFETIME_SECONDS,
    schema: PENDING_SIGN_IN,
  });
  return {
    async begin(_req: Request, res: Response): Promise<void> {
      const { url, pending } = await openId.begin();
      res.append('Set-Cookie', await pendings.seal(pending, clock()));
      res.redirect(303, url.href);
    },

    /** Only for the browser that began: another one has no such cookie. */
    async finish(req: Request, res: Response): Promise<void> {
      const now = clock();
      const pending = await pendings.open(req.headers.cookie, now);
      if (pending === undefined) throw signInExpired();
      const person = await openId
        .finish(new URL(req.originalUrl, publicUrl), pending)
        .catch((error: unknown) => {
          log.info({ err: error, request_id: requestIdOf(res) }, 'sign-in refused');
          throw signInFailed(error);
        });
      res.append('Set-Cookie', pendings.clear);
      res.append('Set-Cookie', await sessions.seal(newSession(person.sub, person.name, now), now));
      res.redirect(303, ACCOUNT_PATH);
    },

    end(_req: Request, res: Response): void {
      res.append('Set-Cookie', sessions.clear);
      res.redirect(303, '/');
    },
  };
}

function signInExpired(): HttpProblem {
  return new HttpProblem({
    status: 400,
    code: 'sign_in_expired',
    detail: 'This sign-in was begun in another browser, or too long ago. Sign in again.',
  });
}

function signInFailed(cause: unknown): HttpProblem {
  return new HttpProblem(
    {
      status: 400,
      code: 'sign_in_failed',
      detail: 'The sign-in was cancelled or did not succeed. Sign in again.',
    },
    { cause },
  );
}
