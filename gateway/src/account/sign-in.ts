import type { Logger } from '@bookmarks/telemetry';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { createSealedCookie, type SealedCookie } from '../http/sealed-cookie.ts';
import { type OpenId, PENDING_SIGN_IN, type Person } from './open-id.ts';
import { newSession, type Session } from './session.ts';
import { addressOf, WANTED_PAGE, type WantedPage, wantedPage, withoutTitle } from './wanted-page.ts';

export const ACCOUNT_PATH = '/account';
export const CALLBACK_PATH = `${ACCOUNT_PATH}/callback`;

/** For a person who reads what they agree to. */
const LIFETIME_SECONDS = 10 * 60;

/** With its name and its attributes (RFC 6265 §6.1); browsers need not keep a longer one. */
const MAX_COOKIE_LENGTH = 4096;

const PENDING = PENDING_SIGN_IN.extend({ wanted: WANTED_PAGE.optional() });
type Pending = z.infer<typeof PENDING>;

export type SignInDeps = {
  readonly openId: OpenId;
  readonly sessions: SealedCookie<Session>;
  readonly secret: string;
  readonly publicUrl: URL;
  /** With what the subjects of the OAuth proxy begin, whom AuthKit must never speak of. */
  readonly proxySubjectPrefix: string | undefined;
  readonly clock: () => Date;
  readonly log: Logger;
};

/** The way to AuthKit and back, in one browser. */
export function createSignIn(deps: SignInDeps) {
  const { openId, sessions, secret, publicUrl, proxySubjectPrefix, clock, log } = deps;
  const pendings: SealedCookie<Pending> = createSealedCookie({
    name: 'sign-in',
    secret,
    lifetimeSeconds: LIFETIME_SECONDS,
    schema: PENDING,
  });

  /** With the page that is wanted, as far as a browser has room for it. @throws {HttpProblem} */
  async function keep(pending: Pending, wanted: WantedPage | undefined): Promise<string> {
    for (const kept of wanted ? [wanted, withoutTitle(wanted)] : [undefined]) {
      const cookie = await pendings.seal({ ...pending, ...(kept && { wanted: kept }) }, clock());
      if (cookie.length <= MAX_COOKIE_LENGTH) return cookie;
    }
    throw tooLongToKeep();
  }

  async function whoCameBack(req: Request, pending: Pending): Promise<Person> {
    const person = await openId.finish(new URL(req.originalUrl, publicUrl), pending);
    if (proxySubjectPrefix !== undefined && person.sub.startsWith(proxySubjectPrefix))
      throw new Error('AuthKit names a person of the OAuth proxy.');
    return person;
  }

  return {
    async begin(req: Request, res: Response): Promise<void> {
      const { url, pending } = await openId.begin();
      res.append('Set-Cookie', await keep(pending, wantedPage(req.query.next, publicUrl)));
      res.redirect(303, url.href);
    },

    /** Only for the browser that began: another one has no such cookie. */
    async finish(req: Request, res: Response): Promise<void> {
      const now = clock();
      const pending = await pendings.open(req.headers.cookie, now);
      if (pending === undefined) throw signInExpired();
      const person = await whoCameBack(req, pending).catch((error: unknown) => {
        log.info({ err: error, request_id: requestIdOf(res) }, 'sign-in refused');
        throw signInFailed(error);
      });
      res.append('Set-Cookie', pendings.clear);
      res.append('Set-Cookie', await sessions.seal(newSession(person.sub, person.name, now), now));
      res.redirect(303, pending.wanted ? addressOf(pending.wanted) : ACCOUNT_PATH);
    },

    end(_req: Request, res: Response): void {
      res.append('Set-Cookie', sessions.clear);
      res.redirect(303, '/');
    },
  };
}

function tooLongToKeep(): HttpProblem {
  return new HttpProblem({
    status: 414,
    code: 'wanted_page_too_long',
    detail:
      'What you were about to do is too long to be kept while you sign in. Sign in on your account, then do it again.',
  });
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
