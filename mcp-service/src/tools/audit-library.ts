import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import { AUDIT_CHECKS, type AuditCheck, type AuditQuery, type Finding } from '../bookmarks/tidying.ts';
import { fixFor } from './audit-fix.ts';
import { briefResultWithUrl } from './bookmark-result.ts';
import { fetchFitting, moreText } from './fitting-page.ts';
import { type HighlightCounts, ownWorkIn } from './own-work.ts';
import { pageResult, pageText, toPageResult } from './page-result.ts';
import { excerptedToFit } from './result-budget.ts';
import { briefBookmarkResult, nextCursorResult, tagResult } from './results.ts';
import { cursorParameter } from './schemas.ts';
import { defineTool, READ_HINTS } from './tool.ts';
import { counted, lines, oneLine, SAVED_TEXT, tagText } from './words.ts';

/** So many bookmarks are asked for their highlights at once, whose texts fit into one message of the library. */
const REFS_PER_CALL = 50;

const findingResult = z.object({
  bookmarks: z.array(briefBookmarkResult.extend({ has: z.array(z.string()).optional() })).optional(),
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
      (pageLimit) => fetchFindings(bookmarks, { check, limit: pageLimit, cursor }),
      limit,
      ({ findings, highlightCounts }) =>
        findings.map((finding) =>
          excerptedToFit((characters) => toResult(check, finding, { highlightCounts, characters })),
        ),
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

/** With how many highlights bookmarks have among which one is chosen. */
async function fetchFindings(bookmarks: Bookmarks, query: AuditQuery) {
  const page = await bookmarks.audit(query);
  const refs =
    query.check === 'duplicates'
      ? page.findings.flatMap((finding) => finding.bookmarks.map(({ id }) => id))
      : [];
  return { ...page, highlightCounts: await highlightCountsOf(bookmarks, refs) };
}

async function highlightCountsOf(bookmarks: Bookmarks, refs: readonly string[]): Promise<HighlightCounts> {
  const calls = Array.from({ length: Math.ceil(refs.length / REFS_PER_CALL) }, (_, index) =>
    bookmarks.highlights(refs.slice(index * REFS_PER_CALL, (index + 1) * REFS_PER_CALL)),
  );
  const found = (await Promise.all(calls)).flatMap((highlights) => [...highlights]);
  return new Map(found.map(([id, highlights]) => [id, highlights.length]));
}

type Shown = {
  readonly highlightCounts: HighlightCounts;
  /** Of a URL. */
  readonly characters: number;
};

function toResult(
  check: AuditCheck,
  finding: Finding,
  { highlightCounts, characters }: Shown,
): FindingResult {
  const fix = fixFor(check, finding, highlightCounts);
  return {
    ...(finding.bookmarks.length > 0 && {
      bookmarks: finding.bookmarks.map((bookmark) => ({
        ...briefResultWithUrl(bookmark, characters),
        ...(check === 'duplicates' && { has: ownWorkIn(bookmark, highlightCounts) }),
      })),
    }),
    ...(finding.tags.length > 0 && {
      tags: finding.tags.map(({ name, bookmarkCount }) => ({ name, count: bookmarkCount })),
    }),
    ...(finding.page && { page: toPageResult(finding.page) }),
    ...(fix && { fix }),
  };
}

function findingText({ bookmarks = [], tags = [], page, fix }: FindingResult): string {
  const subject = [
    ...bookmarks.map(({ id, title, url, has }) => `${id} ${oneLine(title)} ${url}${hasText(has)}`),
    ...tags.map(({ name, count }) => `${tagText(name)} ${count}`),
  ].join(' | ');
  const remedy = fix ? `${fix.tool} ${JSON.stringify(fix.arguments)}` : 'the user has to choose';
  return lines(`- ${subject}`, page && pageText(page), `  → ${remedy}`);
}

/** So that the user can choose. */
function hasText(has: readonly string[] | undefined): string {
  return has === undefined ? '' : ` (${has.length === 0 ? 'nothing added' : has.join(', ')})`;
}
