import type { ToolPolicy } from '@bookmarks/tool-policy';
import type { Request, RequestHandler, Response } from 'express';
import { note } from '../http/request-notes.ts';
import type { SealedCookie } from '../http/sealed-cookie.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import type { Visitor } from './account-page.ts';
import type { FormTokens } from './form-token.ts';
import type { Section } from './sections.ts';
import { accessOf, type Session } from './session.ts';
import { askToSignIn } from './signed-out.ts';

type Handle = (
  who: { readonly session: Session; readonly visitor: Visitor },
  req: Request,
  res: Response,
) => Promise<void> | void;

type VisitOptions = {
  /** What the request costs besides itself: as much as the tool that does the same. */
  readonly policy?: ToolPolicy;
  /** For a form that is not read before it is known who sends it. */
  readonly readForm?: (req: Request) => Promise<Record<string, unknown>>;
};

/** A handler for somebody who has signed in; anybody else is asked to. */
export type Visit = (handle: Handle, options?: VisitOptions) => RequestHandler;

export type VisitDeps = {
  readonly sessions: SealedCookie<Session>;
  readonly forms: FormTokens;
  readonly limits: Pick<EnforceLimits, 'onCaller' | 'onStranger'>;
  readonly sections: readonly Section[];
  readonly clock: () => Date;
};

/** Who it is, whether they have signed out everywhere since, whether they have requests left, and whether a form is ours. */
export function createVisit({ sessions, forms, limits, sections, clock }: VisitDeps): Visit {
  return (handle, { policy, readForm } = {}) =>
    async (req, res) => {
      const session = await sessions.open(req.headers.cookie, clock());
      if (session === undefined) {
        await limits.onStranger(req, res);
        return askToSignIn(req, res);
      }
      const access = accessOf(session);
      note(res, { caller: access.caller });
      await limits.onCaller(access, policy, res);
      if (readForm) req.body = await readForm(req);
      if (req.method === 'POST') forms.check(session, (req.body as Record<string, unknown>)?.form_token);
      await handle(
        { session, visitor: { name: session.name, formToken: forms.tokenFor(session), sections } },
        req,
        res,
      );
    };
}
