import type { BookmarkServiceHandlers } from '@bookmarks/protos';
import type { Library } from '../library/library.ts';
import type { TransferLink } from '../transfers/transfers.ts';
import {
  exportFormatFromMessage,
  importOptionsFromMessage,
  toImportReportMessage,
} from './import-messages.ts';
import { progressFromMessage, sourceFromMessage, toProgressMessage } from './import-progress-messages.ts';
import { filterFromMessage, toTimestamp } from './messages.ts';
import type { Unary } from './unary.ts';

/** Files in calls, and the links by which larger ones go in and out. */
export function importHandlers(library: Library, unary: Unary) {
  return {
    ImportBookmarks: unary('bookmarks:write', async (context, { content, options, dryRun, progress }) => {
      const input = {
        content,
        options: importOptionsFromMessage(options),
        progress: progress ? progressFromMessage(progress) : undefined,
      };
      if (!dryRun) return { jobId: await library.importContent(context, input) };
      return { report: toImportReportMessage(await library.rehearseImport(context, input)) };
    }),

    GetImportProgress: unary('bookmarks:read', async (context, { source }) =>
      toProgressMessage(await library.importProgress(context, sourceFromMessage(source))),
    ),

    CreateImportLink: unary('bookmarks:write', async (context, { options }) =>
      toLinkMessage(await library.createImportLink(context, importOptionsFromMessage(options))),
    ),

    CreateExportLink: unary('bookmarks:write', async (context, { format, filter }) =>
      toLinkMessage(
        await library.createExportLink(context, {
          format: exportFormatFromMessage(format),
          filter: filterFromMessage(filter),
        }),
      ),
    ),
  } satisfies Partial<BookmarkServiceHandlers>;
}

function toLinkMessage({ token, expiresAt }: TransferLink) {
  return { token, expireTime: toTimestamp(expiresAt) };
}
