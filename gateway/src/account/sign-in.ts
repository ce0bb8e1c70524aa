import type { Logger } from '@bookmarks/telemetry';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { createSealedCookie, type SealedCookie } from '../http/sealed-cookie.ts';
import { type OpenId, PENDING_SIGN_IN } from './open-id.ts';
import { newSession, type Session } from './session.ts';

export const ACCOUNT_PATH = '/account';
export const CALLBACK_PATH = `${ACCOUNT_PATH}/callback`;

/** For a person who reads what they agree to. */
const LIFETIME_SECONDS = 10 * 60;

/** A browser keeps cookies of 4 KB. */
const MAX_NEXT_LENGTH = 1500;

const PENDING = PENDING_SIGN_IN.extend({
  /** The page that was wanted. */
  next: z.string().optional(),
});
type Pending = z.infer<typeof PENDING>;

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
  const pendings: SealedCookie<Pending> = createSealedCookie({
    name: 'sign-in',
    secret,
    lifetimeSeconds: LIFETIME_SECONDS,
    schema: PENDING,
  });
  return {
    async begin(req: Request, res: Response): Promise<void> {
      const { url, pending } = await openId.begin();
      const next = nextPage(req.query.next, publicUrl);
      res.append('Set-Cookie', await pendings.seal({ ...pending, ...(next && { next }) }, clock()));
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
      res.redirect(303, pending.next ?? ACCOUNT_PATH);
    },

    end(_req: Request, res: Response): void {
      res.append('Set-Cookie', sessions.clear);
      res.redirect(303, '/');
    },
  };
}

/** A page of the account, and nothing else that somebody could have written into a link. */
function nextPage(text: unknown, { origin }: URL): string | undefined {
  if (typeof text !== 'string' || text.length > MAX_NEXT_LENGTH) return undefined;
  const url = URL.parse(text, origin);
  const isOurs = url?.origin === origin && url.pathname.startsWith(`${ACCOUNT_PATH}/`);
  return isOurs ? url.pathname + url.search : undefined;
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
