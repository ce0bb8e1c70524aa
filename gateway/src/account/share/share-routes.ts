import type { Response, Router } from 'express';
import { z } from 'zod';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { sendPage } from '../account-page.ts';
import type { KeysDeps } from '../keys/keys-routes.ts';
import { makeKey } from '../keys/make-key.ts';
import { libraryCall } from '../library-call.ts';
import { isRefusal, sendRefusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { newTokenPage, SHARE_PATH, sharePage } from './share-page.ts';

type ShareDeps = {
  readonly publicUrl: URL;
  readonly callLibrary: CallLibrary;
  /** Absent: no tokens are made here. */
  readonly keys: Pick<KeysDeps, 'ingestPrefix' | 'digestKey'> | undefined;
  readonly record: RecordOperation;
  readonly clock: () => Date;
};

const FORM = z.object({ name: z.string().catch('') });
/** All that a key needs to save by; what a token may do is decided where it comes. */
const SCOPES = ['bookmarks:write'];

/** Ways to save what is on a screen: a bookmarklet, and tokens for phones and scripts, which are kept as API keys are. */
export function serveShare(router: Router, visit: Visit, deps: ShareDeps): void {
  const { publicUrl, callLibrary, keys } = deps;
  const callOf = (session: Session, res: Response) => libraryCall(callLibrary, session, res);

  async function tokensOf(session: Session, res: Response) {
    if (keys === undefined) return undefined;
    const { keys: all } = await callOf(session, res)('ListApiKeys', {});
    return all.filter(({ prefix }) => prefix === keys.ingestPrefix);
  }

  router.get(
    '/share',
    visit(async ({ session, visitor }, _req, res) => {
      sendPage(res, 200, sharePage({ visitor, publicUrl, tokens: await tokensOf(session, res) }));
    }),
  );
  if (keys) serveTokens(router, visit, { ...deps, keys, tokensOf });
}

type TokenDeps = ShareDeps & {
  readonly keys: NonNullable<ShareDeps['keys']>;
  readonly tokensOf: (session: Session, res: Response) => Promise<Parameters<typeof sharePage>[0]['tokens']>;
};

function serveTokens(router: Router, visit: Visit, deps: TokenDeps): void {
  const { publicUrl, callLibrary, keys, tokensOf, record, clock } = deps;
  const keyDeps = { prefix: keys.ingestPrefix, digestKey: keys.digestKey, clock };

  router.post(
    '/share',
    visit(async ({ session, visitor }, req, res) => {
      const { name } = FORM.parse(req.body);
      try {
        const call = libraryCall(callLibrary, session, res);
        const { key, created } = await makeKey(call, keyDeps, { name, scopes: SCOPES, days: 0 });
        record('ingest_token:create', session, req, res, created.id);
        sendPage(res, 201, newTokenPage(visitor, { value: key, name: created.name }, publicUrl));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const parts = { visitor, publicUrl, tokens: await tokensOf(session, res), problem: error };
        sendRefusal(res, error, sharePage(parts));
      }
    }),
  );

  router.post(
    '/share/:id/revoke',
    visit(async ({ session }, req, res) => {
      const id = String(req.params.id);
      await libraryCall(callLibrary, session, res)('RevokeApiKey', { id });
      record('ingest_token:revoke', session, req, res, id);
      res.redirect(303, SHARE_PATH);
    }),
  );
}
