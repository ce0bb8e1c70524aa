import type { Request, Router } from 'express';
import type { Disconnections } from '../../apps/disconnections.ts';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { HttpProblem } from '../../http/problem.ts';
import { requestIdOf } from '../../http/request-id.ts';
import { sendPage } from '../account-page.ts';
import { callerOf } from '../session.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { APPS_PATH, appsPage } from './apps-page.ts';

export type AppsDeps = {
  readonly callLibrary: CallLibrary;
  readonly disconnections: Disconnections;
  /** What users type into their assistant. */
  readonly mcpUrl: string;
  readonly record: RecordOperation;
};

const RETRY_AFTER_SECONDS = '10';
/** What `appId` makes: anything else is no key to keep something under. */
const APP_ID = /^[\w-]{43}$/;

/**
 * A person's apps. The bookmark service keeps which of them are disconnected, and `disconnections` is where requests find that.
 * Each is told in such an order that what fails in between ends with the app kept out.
 */
export function serveApps(router: Router, visit: Visit, deps: AppsDeps): void {
  const { callLibrary, disconnections, mcpUrl, record } = deps;

  router.get(
    '/apps',
    visit(async ({ session, visitor }, _req, res) => {
      const { apps } = await callLibrary(callerOf(session), 'ListAppConnections', {}, requestIdOf(res));
      const disconnected = apps.filter(({ disconnectTime }) => disconnectTime !== null);
      const isInEffect = await disconnections
        .restore(
          session.sub,
          disconnected.map(({ id }) => id),
        )
        .then(
          () => true,
          () => false,
        );
      sendPage(res, 200, appsPage(visitor, { apps, isInEffect, mcpUrl }));
    }),
  );

  router.post(
    '/apps/:id/disconnect',
    visit(async ({ session }, req, res) => {
      const id = appIdOf(req);
      const app = await callLibrary(callerOf(session), 'DisconnectApp', { id }, requestIdOf(res));
      await disconnections.disconnect(session.sub, app.id).catch(notInEffect);
      record('app:disconnect', session, req, res, app.clientId);
      res.redirect(303, APPS_PATH);
    }),
  );

  router.post(
    '/apps/:id/reconnect',
    visit(async ({ session }, req, res) => {
      const id = appIdOf(req);
      await disconnections.reconnect(session.sub, id).catch(notInEffect);
      const app = await callLibrary(callerOf(session), 'ReconnectApp', { id }, requestIdOf(res));
      record('app:reconnect', session, req, res, app.clientId);
      res.redirect(303, APPS_PATH);
    }),
  );
}

function appIdOf({ params: { id = '' } }: Request): string {
  if (typeof id === 'string' && APP_ID.test(id)) return id;
  throw new HttpProblem({ status: 404, code: 'not_there', detail: 'There is no such app.' });
}

function notInEffect(cause: unknown): never {
  throw new HttpProblem(
    {
      status: 503,
      code: 'disconnections_unavailable',
      detail:
        'This cannot be made known at the moment to what lets apps in, so it is not in effect. Try again in a minute.',
      headers: { 'Retry-After': RETRY_AFTER_SECONDS },
    },
    { cause },
  );
}
