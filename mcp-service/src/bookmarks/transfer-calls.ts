import type { RequestOf, ResponseOf } from '@bookmarks/protos';
import type { TransferCalls } from './bookmarks.ts';
import type { GrpcCall } from './grpc-call.ts';
import { progressFromMessage, SOURCE_MESSAGE, toProgressMessage } from './import-progress-messages.ts';
import { importReportFromMessage } from './job-messages.ts';
import { dateFromTimestamp, ON_DUPLICATE_MESSAGE, toFilterMessage } from './messages.ts';
import type { ExportFormat, ImportOptions, TransferLink } from './transfers.ts';

type OptionsMessage = NonNullable<RequestOf<'CreateImportLink'>['options']>;

/** Files on their way in and out. */
export function transferCalls(call: GrpcCall, publicUrl: string): TransferCalls {
  const linkFromMessage = ({ token, expireTime }: ResponseOf<'CreateImportLink'>): TransferLink => ({
    url: `${publicUrl}/transfers/${token}`,
    expiresAt: dateFromTimestamp(expireTime),
  });
  const startImport = async (request: RequestOf<'ImportBookmarks'>) => {
    const { jobId, report } = await call('ImportBookmarks', request);
    if (jobId) return { jobId };
    if (report === null) throw new Error('The bookmark service answered without a job or a report.');
    return { report: importReportFromMessage(report) };
  };
  return {
    import: (content, { dryRun, ...options }) =>
      startImport({ content, options: toOptionsMessage(options), dryRun }),

    async importProgress(source) {
      return progressFromMessage(await call('GetImportProgress', { source: SOURCE_MESSAGE[source] }));
    },

    importFromSource: ({ source, content, progress }, { dryRun, ...options }) =>
      startImport({
        content,
        options: toOptionsMessage({ ...options, format: 'json' }),
        dryRun,
        progress: toProgressMessage(source, progress),
      }),

    async importLink(options) {
      return linkFromMessage(await call('CreateImportLink', { options: toOptionsMessage(options) }));
    },

    async exportLink(format, filter) {
      const request = { format: FORMAT_MESSAGE[format], filter: toFilterMessage(filter) };
      return linkFromMessage(await call('CreateExportLink', request));
    },
  };
}

function toOptionsMessage({ format, foldersAs, onDuplicate }: ImportOptions): OptionsMessage {
  return {
    ...(format && { format: FORMAT_MESSAGE[format] }),
    foldersAs: FOLDERS_MESSAGE[foldersAs ?? 'collections'],
    onDuplicate: ON_DUPLICATE_MESSAGE[onDuplicate ?? 'merge'],
  };
}

const FORMAT_MESSAGE = {
  netscape: 'FILE_FORMAT_NETSCAPE',
  json: 'FILE_FORMAT_JSON',
  csv: 'FILE_FORMAT_CSV',
  urls: 'FILE_FORMAT_URLS',
  pocket: 'FILE_FORMAT_POCKET',
  pinboard: 'FILE_FORMAT_PINBOARD',
  raindrop: 'FILE_FORMAT_RAINDROP',
  linkding: 'FILE_FORMAT_LINKDING',
  markdown: 'FILE_FORMAT_MARKDOWN',
} as const satisfies Record<NonNullable<ImportOptions['format']> | ExportFormat, string>;

const FOLDERS_MESSAGE = {
  collections: 'FOLDERS_AS_COLLECTIONS',
  tags: 'FOLDERS_AS_TAGS',
  both: 'FOLDERS_AS_BOTH',
} as const satisfies Record<NonNullable<ImportOptions['foldersAs']>, string>;
