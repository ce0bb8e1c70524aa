import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { AUDIT_CHECKS, type AuditCheck, type Finding } from '../bookmarks/tidying.ts';
import { fixFor } from './audit-fix.ts';
import { briefResult } from './bookmark-result.ts';
import { fetchFitting, moreText } from './fitting-page.ts';
import { pageResult, pageText, toPageResult } from './page-result.ts';
import { briefBookmarkResult, nextCursorResult, tagResult } from './results.ts';
import { cursorParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { counted, lines, oneLine, SAVED_TEXT, tagText } from './words.ts';

const findingResult = z.object({
  bookmarks: z.array(briefBookmarkResult).optional(),
  tags: z.array(tagResult).optional(),
  page: pageResult.optional(),
  fix: z
    .object({ tool: z.string(), arguments: z.record(z.string(), z.unknown()) })
    .optional()
    .describe('A call that mends it'),
});
type FindingResult = z.input<typeof findingResult>;

export const auditLibrary = defineTool({
  name: 'audit_library',
  title: 'Audit library',
  description:
    'Use this when the user wants to tidy up. A finding comes with the call that mends it, if one does; it changes nothing itself.',
  hints: READ_HINTS,
  input: z.strictObject({
    check: z.enum(AUDIT_CHECKS),
    limit: z.int().min(1).max(LIMITS.findingsPerPage).default(20),
    cursor: cursorParameter.optional(),
  }),
  output: z.object({ findings: z.array(findingResult), next_cursor: nextCursorResult }),
  async call({ bookmarks }, { check, limit, cursor }) {
    const { page, results } = await fetchFitting(
      (pageLimit) => bookmarks.audit({ check, limit: pageLimit, cursor }),
      limit,
      ({ findings }) => findings.map((finding) => toResult(check, finding)),
    );
    const heading = `${counted(results.length, 'finding')}, with the call that mends it, if one does (${SAVED_TEXT}.)`;
    return {
      text:
        results.length === 0
          ? 'Nothing found: all is tidy here.'
          : lines(heading, ...results.map(findingText), moreText(page.nextCursor)),
      data: { findings: results, ...(page.nextCursor && { next_cursor: page.nextCursor }) },
    };
  },
});

function toResult(check: AuditCheck, finding: Finding): FindingResult {
  const fix = fixFor(check, finding);
  return {
    ...(finding.bookmarks.length > 0 && { bookmarks: finding.bookmarks.map(briefResult) }),
    ...(finding.tags.length > 0 && {
      tags: finding.tags.map(({ name, bookmarkCount }) => ({ name, count: bookmarkCount })),
    }),
    ...(finding.page && { page: toPageResult(finding.page) }),
    ...(fix && { fix }),
  };
}

function findingText({ bookmarks = [], tags = [], page, fix }: FindingResult): string {
  const subject = [
    ...bookmarks.map(({ id, title, url }) => `${id} ${oneLine(title)} ${url}`),
    ...tags.map(({ name, count }) => `${tagText(name)} ${count}`),
  ].join(' | ');
  const remedy = fix ? `${fix.tool} ${JSON.stringify(fix.arguments)}` : 'the user has to choose';
  return lines(`- ${subject}`, page && pageText(page), `  → ${remedy}`);
}
