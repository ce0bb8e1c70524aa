import { TOOL_POLICY } from '@bookmarks/tool-policy';
import type { Request, RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { allowFileTime } from '../../http/body-time.ts';
import { requestIdOf } from '../../http/request-id.ts';
import type { TransferService } from '../../transfers/transfer-service.ts';
import { boundedFile, uploadedForm } from '../../transfers/uploaded-file.ts';
import { sendPage } from '../account-page.ts';
import { type LibraryCall, libraryCall } from '../library-call.ts';
import { isRefusal, sendRefusal } from '../refusal.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { IMPORT_CHOICES, importPage } from './import-page.ts';
import { hasEnded, jobAddress, jobPage } from './job-page.ts';

export type ImportDeps = {
  readonly callLibrary: CallLibrary;
  readonly transfers: Pick<TransferService, 'upload'>;
  readonly record: RecordOperation;
};

const REFRESH_SECONDS = '2';

/** A file of bookmarks by a form, as it comes and never whole in memory; and how far it is. */
export function serveImport(router: Router, visit: Visit, deps: ImportDeps): void {
  const { callLibrary, transfers, record } = deps;

  router.get(
    '/import',
    visit(({ visitor }, _req, res) => sendPage(res, 200, importPage(visitor))),
  );

  router.post(
    '/import',
    dropTheRest(
      visit(
        async ({ session, visitor }, req, res) => {
          const call = libraryCall(callLibrary, session, res);
          try {
            const jobId = await upload(call, transfers, req, requestIdOf(res));
            record('transfer:import', session, req, res);
            res.redirect(303, jobAddress(jobId));
          } catch (error) {
            if (!isRefusal(error)) throw error;
            sendRefusal(res, error, importPage(visitor, error));
          }
        },
        { readForm, policy: TOOL_POLICY.import_bookmarks },
      ),
    ),
  );

  router.get(
    '/import/:jobId',
    visit(async ({ session, visitor }, req, res) => {
      const job = await libraryCall(callLibrary, session, res)('GetJob', { id: String(req.params.jobId) });
      if (!hasEnded(job)) res.set('Refresh', REFRESH_SECONDS);
      sendPage(res, 200, jobPage(visitor, job));
    }),
  );
}

/** What stands before the file. */
async function readForm(req: Request): Promise<Record<string, unknown>> {
  const { fields, file } = await uploadedForm(req);
  return { ...fields, file };
}

const FORM = IMPORT_CHOICES.extend({ file: z.custom<AsyncIterable<Uint8Array>>() });

async function upload(
  call: LibraryCall,
  transfers: ImportDeps['transfers'],
  req: Request,
  requestId: string,
): Promise<string> {
  const { folders_as: foldersAs, on_duplicate: onDuplicate, file } = FORM.parse(req.body);
  allowFileTime(req);
  const bytes = await boundedFile(file);
  const { token } = await call('CreateImportLink', { options: { foldersAs, onDuplicate } });
  return transfers.upload(token, bytes, requestId);
}

/** Of a file that is refused, what still comes is dropped, so that the browser gets to read the answer. */
function dropTheRest(handle: RequestHandler): RequestHandler {
  return async (req, res, next) => {
    try {
      await handle(req, res, next);
    } finally {
      req.unpipe().resume();
    }
  };
}
