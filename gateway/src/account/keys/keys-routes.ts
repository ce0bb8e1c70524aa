import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { KeyPrefix } from '../../api-keys/api-key.ts';
import type { DigestKey } from '../../api-keys/key-digest.ts';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { sendPage } from '../account-page.ts';
import { libraryCall } from '../library-call.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { keysPage, newKeyPage } from './keys-page.ts';
import { makeKey } from './make-key.ts';

export type KeysDeps = {
  readonly callLibrary: CallLibrary;
  readonly prefix: KeyPrefix;
  /** Of the tokens for sharing, which are kept beside the keys and shown on a page of their own. */
  readonly ingestPrefix: KeyPrefix;
  readonly digestKey: DigestKey;
  /** What users type into their assistant. */
  readonly mcpUrl: string;
  readonly record: RecordOperation;
  readonly clock: () => Date;
};

/** The bookmark service says what is wrong with a form; here it only gets a shape. */
const FORM = z.object({
  name: z.string().catch(''),
  scope: z.string().catch(''),
  days: z.coerce.number().int().min(0).max(366).catch(-1),
});

/** A person's keys: made here, shown once, and known to the bookmark service by their digests alone. */
export function serveKeys(router: Router, visit: Visit, deps: KeysDeps): void {
  const { callLibrary, ingestPrefix, mcpUrl, record } = deps;

  router.get(
    '/keys',
    visit(async ({ session, visitor }, _req, res) => {
      const { keys } = await libraryCall(callLibrary, session, res)('ListApiKeys', {});
      sendPage(
        res,
        200,
        keysPage(
          visitor,
          keys.filter(({ prefix }) => prefix !== ingestPrefix),
        ),
      );
    }),
  );

  router.post(
    '/keys',
    visit(async ({ session, visitor }, req: Request, res: Response) => {
      const { name, scope, days } = FORM.parse(req.body);
      const call = libraryCall(callLibrary, session, res);
      const { key, created } = await makeKey(call, deps, { name, scopes: [scope], days });
      record('api_key:create', session, req, res, created.id);
      sendPage(res, 201, newKeyPage(visitor, { key, name: created.name, mcpUrl }));
    }),
  );

  router.post(
    '/keys/:id/revoke',
    visit(async ({ session }, req, res) => {
      const id = String(req.params.id);
      await libraryCall(callLibrary, session, res)('RevokeApiKey', { id });
      record('api_key:revoke', session, req, res, id);
      res.redirect(303, '/account/keys');
    }),
  );
}
