import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { ON_DUPLICATE } from '../bookmarks/bookmark.ts';
import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import { FOLDERS_AS, IMPORT_FORMATS, type ImportOptions } from '../bookmarks/transfers.ts';
import { answerWithJob, answerWithReport, jobOnceDone } from './import-answer.ts';
import { importReportResult } from './import-result.ts';
import { changeIdResult, jobIdResult } from './results.ts';
import { dryRunParameter } from './schemas.ts';
import { defineTool, REPEATING_HINTS } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';

/** A small import is done by then, and its caller needs no second call. */
const WAIT_MS = 3_000;

export const importBookmarks = defineTool({
  name: 'import_bookmarks',
  title: 'Import bookmarks',
  description:
    'Use this when the user wants to bring bookmarks from elsewhere: content as text, or upload: true for a link to send a larger file.',
  hints: { ...REPEATING_HINTS, openWorldHint: true },
  input: z.strictObject({
    content: z.string().min(1).max(LIMITS.importContentLength).optional(),
    upload: z.boolean().optional(),
    format: z.enum(['auto', ...IMPORT_FORMATS]).default('auto'),
    folders_as: z.enum(FOLDERS_AS).default('collections'),
    on_duplicate: z.enum(ON_DUPLICATE).default('merge'),
    dry_run: dryRunParameter,
  }),
  output: z.object({
    status: z.enum(['dry_run', 'running', 'done', 'upload_link']),
    report: importReportResult.optional(),
    upload_url: z.string().optional(),
    expires_at: z.string().optional(),
    change_id: changeIdResult,
    job_id: jobIdResult,
  }),
  call({ bookmarks }, { content, upload = false, format, dry_run: dryRun, ...input }) {
    if (upload === (content !== undefined) || (upload && dryRun))
      throw new ToolRefusedError('Give either content (with dry_run, if you like) or upload: true.');
    const options: ImportOptions = {
      format: format === 'auto' ? undefined : format,
      foldersAs: input.folders_as,
      onDuplicate: input.on_duplicate,
    };
    return content === undefined
      ? answerWithLink(bookmarks, options)
      : importContent(bookmarks, content, { ...options, dryRun });
  },
});

async function answerWithLink(bookmarks: Bookmarks, options: ImportOptions) {
  const { url, expiresAt } = await bookmarks.importLink(options);
  return {
    text: `Give this link to the user, who opens it and chooses the file. It takes one file of at most ${LIMITS.importFileBytes / 1024 / 1024} MB and expires at ${expiresAt.toISOString()}; whoever has it can use it.\n${url}\nlibrary_overview then shows the job.`,
    data: { status: 'upload_link' as const, upload_url: url, expires_at: expiresAt.toISOString() },
  };
}

async function importContent(
  bookmarks: Bookmarks,
  content: string,
  options: ImportOptions & { readonly dryRun: boolean },
) {
  const { jobId, report } = await bookmarks.import(content, options);
  return jobId === undefined
    ? answerWithReport(report)
    : answerWithJob(jobId, await jobOnceDone(bookmarks, jobId, WAIT_MS));
}
