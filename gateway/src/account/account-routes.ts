import { html } from '@bookmarks/pages';
import type { Logger } from '@bookmarks/telemetry';
import express, { type ErrorRequestHandler, Router } from 'express';
import { AccessRefusedError } from '../access/refusal-reason.ts';
import type { Audit } from '../audit/audit-log.ts';
import type { CallLibrary } from '../grpc/library-client.ts';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { note } from '../http/request-notes.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import type { TransferService } from '../transfers/transfer-service.ts';
import { accountHome } from './account-home.ts';
import { plainPage, sendPage } from './account-page.ts';
import { type AppsDeps, serveApps } from './apps/apps-routes.ts';
import { serveBookmarks } from './bookmarks/bookmarks-routes.ts';
import { type DataDeps, serveData } from './data/data-routes.ts';
import { serveExport } from './export/export-routes.ts';
import { createFormTokens } from './form-token.ts';
import { serveImport } from './import/import-routes.ts';
import { type KeysDeps, serveKeys } from './keys/keys-routes.ts';
import type { OpenId } from './open-id.ts';
import { servePoke } from './poke/poke-routes.ts';
import { servePublished } from './published/published-routes.ts';
import { serveReminders } from './reminders/reminders-routes.ts';
import { SECTIONS, type Section, type SectionPath } from './sections.ts';
import { createSessionCookie } from './session.ts';
import { createSessionAudit } from './session-audit.ts';
import { serveShare } from './share/share-routes.ts';
import { createSignIn } from './sign-in.ts';
import { askToSignIn } from './signed-out.ts';
import { serveUndo } from './undo/undo-routes.ts';
import { createVisit } from './visit.ts';

/** What the pages need besides what every part of the gateway has. */
export type Account = {
  readonly openId: OpenId;
  /** Under which cookies are sealed and forms are signed. */
  readonly secret: string;
  /** Absent: no API keys. */
  readonly keys: Pick<KeysDeps, 'prefix' | 'ingestPrefix' | 'digestKey'> | undefined;
} & Pick<AppsDeps, 'disconnections'> &
  Pick<DataDeps, 'revocations'>;

type AccountDeps = Account & {
  readonly publicUrl: URL;
  readonly mcpUrl: string;
  /** With what the subjects of the OAuth proxy begin, if there is one. */
  readonly proxySubjectPrefix: string | undefined;
  readonly callLibrary: CallLibrary;
  /** Whether what is published can be read here. */
  readonly hasPublicPages: boolean;
  /** Whether people can connect their chat with Poke. */
  readonly hasPokeWebhooks: boolean;
  readonly limits: EnforceLimits;
  readonly transfers: TransferService;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly log: Logger;
};

const MAX_FORM = '16kb';
/** All fields of a bookmark at their longest, each character of three bytes and escaped. */
const MAX_BOOKMARK_FORM = '256kb';

/** The pages of an account, all below `/account`. */
export function createAccountRouter(deps: AccountDeps): Router {
  const sessions = createSessionCookie(deps.secret);
  const forms = createFormTokens(deps.secret, deps.clock);
  const visit = createVisit({ ...deps, sessions, forms, sections: sectionsOf(deps) });
  const signIn = createSignIn({ ...deps, sessions });

  const router = Router({ caseSensitive: true });
  const counted = countedByAddress(deps.limits);
  router.use(refuseOtherSites(deps.publicUrl.origin));
  router.use('/bookmarks', readForm(MAX_BOOKMARK_FORM));
  router.use(readForm(MAX_FORM));
  router.get('/sign-in', counted, signIn.begin);
  router.get('/callback', counted, signIn.finish);
  router.post(
    '/sign-out',
    visit((_who, req, res) => signIn.end(req, res)),
  );
  router.get(
    '/',
    visit(({ visitor }, _req, res) => sendPage(res, 200, accountHome(visitor, deps.mcpUrl))),
  );
  serveBookmarks(router, visit, deps.callLibrary);
  serveUndo(router, visit, deps.callLibrary);
  serveReminders(router, visit, deps.callLibrary);
  const record = createSessionAudit(deps.audit);
  serveImport(router, visit, { ...deps, record });
  serveExport(router, visit, { ...deps, record });
  if (deps.hasPublicPages) servePublished(router, visit, { ...deps, record });
  if (deps.hasPokeWebhooks) servePoke(router, visit, { ...deps, record });
  if (deps.keys) serveKeys(router, visit, { ...deps, ...deps.keys, record });
  serveShare(router, visit, { ...deps, record });
  serveApps(router, visit, { ...deps, record });
  serveData(router, visit, { ...deps, sessions, record });
  router.use(noSuchPage, showProblem);
  return router;
}

function sectionsOf({ keys, hasPublicPages, hasPokeWebhooks }: AccountDeps): Section[] {
  const absent = new Set<SectionPath>([
    ...(keys ? [] : (['/account/keys'] as const)),
    ...(hasPublicPages ? [] : (['/account/published'] as const)),
    ...(hasPokeWebhooks ? [] : (['/account/poke'] as const)),
  ]);
  return SECTIONS.filter(({ path }) => !absent.has(path));
}

/** Before anybody is known, and for what AuthKit is asked for. */
function countedByAddress({ onStranger }: EnforceLimits): express.RequestHandler {
  return async (req, res, next) => {
    await onStranger(req, res);
    next();
  };
}

/** What has been read already stays as it is. */
function readForm(limit: string): express.RequestHandler {
  const parse = express.urlencoded({ extended: false, limit });
  return (req, res, next) =>
    parse(req, res, (error?: unknown) => next(error === undefined ? undefined : formUnreadable(error)));
}

function formUnreadable(cause: unknown): HttpProblem {
  return new HttpProblem(
    {
      status: 400,
      code: 'form_unreadable',
      detail: 'The form is too large, or no form. Go back and send it again.',
    },
    { cause },
  );
}

/** A form of another site is refused before its cookie is looked at; the token in each form says the same once more. */
function refuseOtherSites(origin: string): express.RequestHandler {
  return (req, _res, next) => {
    const from = req.headers.origin;
    if (req.method === 'POST' && from !== undefined && from !== origin) throw formOfAnotherSite();
    next();
  };
}

function formOfAnotherSite(): HttpProblem {
  return new HttpProblem({
    status: 403,
    code: 'origin_not_allowed',
    detail: 'The form comes from another site.',
  });
}

const noSuchPage: express.RequestHandler = () => {
  throw new HttpProblem({ status: 404, code: 'not_found', detail: 'There is no page at this address.' });
};

/** A page for people; what is our fault is written down as everywhere. */
const showProblem: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error);
  // Signed out everywhere: a new sign-in is all that helps.
  if (error instanceof AccessRefusedError && error.reason === 'access_revoked') {
    note(res, { reason: error.reason });
    return askToSignIn(req, res);
  }
  const problem = error instanceof AccessRefusedError ? signInUnverifiable(error) : error;
  if (!(problem instanceof HttpProblem)) return next(problem);
  note(res, { reason: problem.code });
  res.set(problem.headers);
  sendPage(res, problem.status, problemPage(problem, requestIdOf(res)));
};

/** Nobody can say at the moment whether the person has signed out everywhere. */
function signInUnverifiable(cause: AccessRefusedError): HttpProblem {
  return new HttpProblem(
    {
      status: 503,
      code: cause.reason,
      detail: 'Your sign-in cannot be checked at the moment. Try again in a minute.',
      headers: { 'Retry-After': '10' },
    },
    { cause },
  );
}

function problemPage({ message }: HttpProblem, requestId: string): string {
  return plainPage(
    'That did not work',
    html`<div class="notice problem" role="alert"><p>${message}</p></div>
<p><a class="button" href="/account">To your account</a></p>
<p class="quiet">Request ${requestId}</p>`,
  );
}
