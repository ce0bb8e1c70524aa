import { TOOL_POLICY } from '@bookmarks/tool-policy';
import type { Router } from 'express';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { requestIdOf } from '../../http/request-id.ts';
import { fileHeaders, sendFile } from '../../transfers/exported-file.ts';
import type { TransferService } from '../../transfers/transfer-service.ts';
import { sendPage } from '../account-page.ts';
import { libraryCall } from '../library-call.ts';
import { isRefusal, sendRefusal } from '../refusal.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { EVERYTHING, EXPORT_FORM, exportPage, FORMATS } from './export-page.ts';

export type ExportDeps = {
  readonly callLibrary: CallLibrary;
  readonly transfers: Pick<TransferService, 'download'>;
  readonly record: RecordOperation;
  readonly clock: () => Date;
};

/** A file of bookmarks as a download. Its link stays here: only the file leaves. */
export function serveExport(router: Router, visit: Visit, deps: ExportDeps): void {
  const { callLibrary, transfers, record, clock } = deps;

  router.get(
    '/export',
    visit(({ visitor }, _req, res) => sendPage(res, 200, exportPage(visitor, EVERYTHING))),
  );

  router.post(
    '/export',
    visit(
      async ({ session, visitor }, req, res) => {
        const wanted = EXPORT_FORM.parse(req.body);
        const { format, q: query } = wanted;
        const call = libraryCall(callLibrary, session, res);
        try {
          const request = { format: FORMATS[format].message, filter: query ? { query } : {} };
          const { token } = await call('CreateExportLink', request);
          record('transfer:export', session, req, res);
          const bytes = transfers.download(token, requestIdOf(res));
          await sendFile(res, fileHeaders({ format }, clock()), bytes);
        } catch (error) {
          if (!isRefusal(error) || res.headersSent) throw error;
          sendRefusal(res, error, exportPage(visitor, wanted, error));
        }
      },
      { policy: TOOL_POLICY.export_bookmarks },
    ),
  );
}
