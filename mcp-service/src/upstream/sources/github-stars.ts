import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { OpenSource, SourceEntry } from './source.ts';
import { sourceTags, sourceText, sourceTime } from './source-text.ts';

/** https://docs.github.com/rest/activity/starring: the media type adds `starred_at`. */
const HEADERS = { accept: 'application/vnd.github.star+json', 'x-github-api-version': '2022-11-28' };
const PAGE_SIZE = 100;

const STAR = z.object({
  starred_at: sourceTime,
  repo: z.object({
    html_url: sourceText(LIMITS.urlLength),
    full_name: sourceText(LIMITS.titleLength),
    description: sourceText(LIMITS.descriptionLength),
    topics: sourceTags,
  }),
});

/** The repositories that the user has starred. */
export const openGithubStars: OpenSource = (api) => ({
  firstPage: 1,
  async page(number) {
    const url = `https://api.github.com/user/starred?sort=created&direction=desc&per_page=${PAGE_SIZE}&page=${number}`;
    const { body, pausedUntil } = await api.get(url, z.array(STAR).max(PAGE_SIZE), HEADERS);
    return { entries: body.map(entryOf), isLast: body.length === 0, pausedUntil };
  },
});

function entryOf({ starred_at: savedAt, repo }: z.output<typeof STAR>): SourceEntry {
  return {
    savedAt,
    record: {
      url: repo.html_url,
      title: repo.full_name,
      description: repo.description,
      tags: repo.topics,
      ...(savedAt && { created_at: savedAt.toISOString() }),
    },
  };
}
