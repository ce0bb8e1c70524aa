import type { ResponseOf } from '@bookmarks/protos';
import type { LibraryCalls } from './bookmarks.ts';
import { changeFromMessage, undoFromMessage } from './change-messages.ts';
import { type GrpcCall, paging } from './grpc-call.ts';
import { jobFromMessage } from './job-messages.ts';
import { bookmarkFromMessage, tagFromMessage } from './messages.ts';
import { pageFromMessage } from './page-calls.ts';
import type { AuditCheck, Finding, Overview } from './tidying.ts';

/** A job is asked for by a tool that waits for it, and that must answer in ten seconds all the same. */
const JOB_DEADLINE_MS = 2_000;

/** The library as a whole. */
export function libraryCalls(call: GrpcCall): LibraryCalls {
  return {
    async audit({ check, ...page }) {
      const { findings, nextPageToken } = await call('AuditLibrary', {
        check: CHECK_MESSAGE[check],
        ...paging(page),
      });
      return { findings: findings.map(findingFromMessage), nextCursor: nextPageToken || undefined };
    },
    overview: async () => overviewFromMessage(await call('GetOverview', {})),
    undo: async (changeId) => undoFromMessage(await call('UndoChange', { changeId })),
    job: async (id) => jobFromMessage(await call('GetJob', { id }, JOB_DEADLINE_MS)),
  };
}

const CHECK_MESSAGE = {
  duplicates: 'CHECK_DUPLICATES',
  similar_tags: 'CHECK_SIMILAR_TAGS',
  single_use_tags: 'CHECK_SINGLE_USE_TAGS',
  untagged: 'CHECK_UNTAGGED',
  stale_unread: 'CHECK_STALE_UNREAD',
  tracking_urls: 'CHECK_TRACKING_URLS',
  broken_links: 'CHECK_BROKEN_LINKS',
} as const satisfies Record<AuditCheck, string>;

function findingFromMessage(message: ResponseOf<'AuditLibrary'>['findings'][number]): Finding {
  const { bookmarks, tags, cleanUrl, suggestedTags, page } = message;
  return {
    bookmarks: bookmarks.map(bookmarkFromMessage),
    tags: tags.map(tagFromMessage),
    cleanUrl,
    suggestedTags,
    page: page === null ? undefined : pageFromMessage(page),
  };
}

function overviewFromMessage({
  topTags,
  jobs,
  changes,
  links,
  dueReminders,
  ...counts
}: ResponseOf<'GetOverview'>): Overview {
  return {
    ...counts,
    links: links ?? undefined,
    topTags: topTags.map(tagFromMessage),
    jobs: jobs.map(jobFromMessage),
    changes: changes.map(changeFromMessage),
    dueReminders: dueReminders.map(bookmarkFromMessage),
  };
}
