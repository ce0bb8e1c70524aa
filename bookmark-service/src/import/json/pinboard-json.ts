import { z } from 'zod';
import type { ImportEntry } from '../imported-bookmark.ts';
import { dateFromText } from '../parse-date.ts';
import { splitTags } from '../split-tags.ts';
import { toEntry } from '../to-entry.ts';
import { unreadableRecord } from './json-problem.ts';

/** Pinboard calls the title "description", the description "extended", and writes `false` for a missing title. */
const pinboardRecord = z.object({
  href: z.string(),
  description: z.union([z.string(), z.literal(false)]).nullish(),
  extended: z.union([z.string(), z.literal(false)]).nullish(),
  tags: z.string().nullish(),
  time: z.string().nullish(),
  toread: z.string().nullish(),
});

export function isPinboardRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'href' in value;
}

export function pinboardEntry(place: number, value: unknown): ImportEntry {
  const parsed = pinboardRecord.safeParse(value);
  if (!parsed.success) return unreadableRecord(place, 'Pinboard', parsed.error, value);
  const { href, description, extended, tags, time, toread } = parsed.data;
  return toEntry(place, {
    url: href,
    title: description || '',
    description: extended || '',
    tags: splitTags(tags ?? '', /\s+/),
    status: toread === 'yes' ? 'unread' : toread === 'no' ? 'read' : undefined,
    addedAt: dateFromText(time ?? undefined),
  });
}
