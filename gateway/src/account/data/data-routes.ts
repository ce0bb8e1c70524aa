import { LIMITS } from '@bookmarks/protos';
import type { Logger } from '@bookmarks/telemetry';
import type { Response, Router } from 'express';
import { z } from 'zod';
import type { Disconnections } from '../../apps/disconnections.ts';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { HttpProblem } from '../../http/problem.ts';
import { requestIdOf } from '../../http/request-id.ts';
import type { SealedCookie } from '../../http/sealed-cookie.ts';
import type { Revocations } from '../../revocation/revocations.ts';
import { sendPage } from '../account-page.ts';
import { callerOf, type Session } from '../session.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { dataPage, deletedPage, PHRASE } from './data-page.ts';

export type DataDeps = {
  readonly callLibrary: CallLibrary;
  readonly revocations: Pick<Revocations, 'signOutEverywhere'>;
  readonly disconnections: Pick<Disconnections, 'forget'>;
  readonly sessions: Pick<SealedCookie<Session>, 'clear'>;
  readonly record: RecordOperation;
  readonly log: Logger;
};

const FORM = z.object({ phrase: z.string().catch('') });

/** All that is kept of a person, and its end. */
export function serveData(router: Router, visit: Visit, deps: DataDeps): void {
  const { callLibrary, revocations, disconnections, sessions, record, log } = deps;
  const overview = (session: Session, res: Response) =>
    callLibrary(callerOf(session), 'GetOverview', {}, requestIdOf(res));

  /** Everybody is signed out first: no app of theirs writes anything once it is gone (an API key for a second more). */
  async function deleteAll(session: Session, res: Response): Promise<void> {
    const caller = callerOf(session);
    const { apps } = await callLibrary(caller, 'ListAppConnections', {}, requestIdOf(res));
    const ids = apps.map(({ id }) => id);
    await revocations.signOutEverywhere(session.sub).catch(nothingDeleted);
    // Before what they come from is gone: nobody could put an app back whose disconnection was left behind.
    await disconnections.forget(session.sub, ids).catch(nothingDeleted);
    await callLibrary(caller, 'DeleteLibrary', {}, requestIdOf(res), LIMITS.deletionTimeoutMs).catch(
      maybeDeleted,
    );
    await disconnections
      .forget(session.sub, ids)
      .catch((err: unknown) =>
        log.warn({ err }, 'the disconnections of a deleted library were not forgotten'),
      );
  }

  router.get(
    '/data',
    visit(async ({ session, visitor }, _req, res) => {
      sendPage(res, 200, dataPage(visitor, await overview(session, res), { mistyped: false }));
    }),
  );

  router.post(
    '/data/delete',
    visit(async ({ session, visitor }, req, res) => {
      const { phrase } = FORM.parse(req.body);
      if (phrase.trim().toLowerCase() !== PHRASE) {
        return sendPage(res, 400, dataPage(visitor, await overview(session, res), { mistyped: true }));
      }
      await deleteAll(session, res);
      record('library:delete', session, req, res);
      res.append('Set-Cookie', sessions.clear);
      sendPage(res, 200, deletedPage());
    }),
  );
}

function nothingDeleted(cause: unknown): never {
  throw new HttpProblem(
    {
      status: 503,
      code: 'sign_out_unavailable',
      detail:
        'Nothing was deleted, because your apps cannot be signed out at the moment. Try again in a minute.',
      headers: { 'Retry-After': '10' },
    },
    { cause },
  );
}

function maybeDeleted(cause: unknown): never {
  throw new HttpProblem(
    {
      status: 503,
      code: 'deletion_uncertain',
      detail:
        'You and your apps are signed out, but there was no answer that all is deleted. Sign in again and look; it is all there, or nothing.',
      headers: { 'Retry-After': '10' },
    },
    { cause },
  );
}
