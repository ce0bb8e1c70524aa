import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { createApiKey, endOfKey, type KeyPrefix } from '../../api-keys/api-key.ts';
import type { DigestKey } from '../../api-keys/key-digest.ts';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { requestIdOf } from '../../http/request-id.ts';
import { sendPage } from '../account-page.ts';
import { callerOf } from '../session.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { keysPage, newKeyPage } from './keys-page.ts';

export type KeysDeps = {
  readonly callLibrary: CallLibrary;
  readonly prefix: KeyPrefix;
  readonly digestKey: DigestKey;
  /** What users type into their assistant. */
  readonly mcpUrl: string;
  readonly record: RecordOperation;
  readonly clock: () => Date;
};

const DAY_SECONDS = 24 * 60 * 60;
/** The bookmark service says what is wrong with a form; here it only gets a shape. */
const FORM = z.object({
  name: z.string().catch(''),
  scope: z.string().catch(''),
  days: z.coerce.number().int().min(0).max(366).catch(-1),
});

/** A person's keys: made here, shown once, and known to the bookmark service by their digests alone. */
export function serveKeys(router: Router, visit: Visit, deps: KeysDeps): void {
  const { callLibrary, prefix, digestKey, mcpUrl, record, clock } = deps;

  router.get(
    '/keys',
    visit(async ({ session, visitor }, _req, res) => {
      const { keys } = await callLibrary(callerOf(session), 'ListApiKeys', {}, requestIdOf(res));
      sendPage(res, 200, keysPage(visitor, keys));
    }),
  );

  router.post(
    '/keys',
    visit(async ({ session, visitor }, req: Request, res: Response) => {
      const { name, scope, days } = FORM.parse(req.body);
      const key = createApiKey(prefix);
      const created = await callLibrary(
        callerOf(session),
        'CreateApiKey',
        {
          ...{ digest: digestKey(key), name, prefix, lastFour: endOfKey(key), scopes: [scope] },
          ...(days !== 0 && {
            expireTime: { seconds: String(Math.floor(clock().getTime() / 1000) + days * DAY_SECONDS) },
          }),
        },
        requestIdOf(res),
      );
      record('api_key:create', session, req, res, created.id);
      sendPage(res, 201, newKeyPage(visitor, { key, name: created.name, mcpUrl }));
    }),
  );

  router.post(
    '/keys/:id/revoke',
    visit(async ({ session }, req, res) => {
      const id = String(req.params.id);
      await callLibrary(callerOf(session), 'RevokeApiKey', { id }, requestIdOf(res));
      record('api_key:revoke', session, req, res, id);
      res.redirect(303, '/account/keys');
    }),
  );
}
