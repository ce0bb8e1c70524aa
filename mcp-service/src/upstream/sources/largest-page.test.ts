import { LIMITS } from '@bookmarks/protos';
import { expect, test } from '@jest/globals';
import type { UpstreamApi } from '../upstream-api.ts';
import { openGithubStars } from './github-stars.ts';
import { openRaindrops } from './raindrops.ts';
import { readSource } from './read-source.ts';

/** Three bytes a character, and more of them than anything may have. */
const LONG = '説'.repeat(20_000);
const MANY = Array.from({ length: 100 }, () => LONG);

const raindrop = {
  link: LONG,
  title: LONG,
  excerpt: LONG,
  note: LONG,
  tags: MANY,
  important: true,
  collectionId: 1,
};
const star = { repo: { html_url: LONG, full_name: LONG, description: LONG, topics: MANY } };
const PAGES = {
  raindrop: { open: openRaindrops, page: { items: Array.from({ length: 50 }, () => raindrop) } },
  github: { open: openGithubStars, page: Array.from({ length: 100 }, () => star) },
};
/** As deep as collections can be. */
const COLLECTIONS = {
  items: Array.from({ length: 30 }, (_, index) => ({
    _id: index + 1,
    title: LONG,
    parent: { $id: index + 2 },
  })),
};

test.each(Object.entries(PAGES))(
  'the largest page of %s fits into a message',
  async (_name, { open, page }) => {
    const api: UpstreamApi = {
      get: async (url, schema) => ({
        body: schema.parse(url.includes('/collections') ? COLLECTIONS : page),
        pausedUntil: undefined,
      }),
    };
    const never = { seenAt: undefined, run: undefined };
    const read = await readSource(open(api), never, { fromStart: false, hasTime: () => false });
    expect(Buffer.byteLength(read.content)).toBeLessThanOrEqual(LIMITS.sourceContentBytes);
    expect(Buffer.byteLength(read.content)).toBeGreaterThan(LIMITS.sourceContentBytes / 2);
  },
);
