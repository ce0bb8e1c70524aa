import { z } from 'zod';
import { highlightsInFile } from '../highlights-in-file.ts';
import type { ImportEntry } from '../imported-bookmark.ts';
import { tidyTags } from '../split-tags.ts';
import { toEntry } from '../to-entry.ts';
import { unreadableRecord } from './json-problem.ts';

const text = z.string().nullish();
const date = z.iso
  .datetime({ offset: true })
  .transform((iso) => new Date(iso))
  .nullish();

const ownRecord = z.object({
  url: z.string(),
  title: text,
  description: text,
  note: text,
  tags: z.array(z.string()).nullish(),
  collection: z.array(z.string()).nullish(),
  status: z.enum(['unread', 'read', 'archived']).nullish(),
  favorite: z.boolean().nullish(),
  created_at: date,
  updated_at: date,
  highlights: z.unknown().optional(),
  remind_at: date,
});

/** A record as `writeJson` writes it; only the URL must be there. */
export function ownEntry(place: number, value: unknown): ImportEntry {
  const parsed = ownRecord.safeParse(value);
  if (!parsed.success) return unreadableRecord(place, 'this service', parsed.error, value);
  const {
    url,
    title,
    description,
    note,
    tags,
    collection,
    status,
    favorite,
    created_at,
    updated_at,
    highlights,
    remind_at,
  } = parsed.data;
  return toEntry(place, {
    url,
    title: title ?? '',
    description: description ?? '',
    note: note ?? '',
    tags: tidyTags(tags ?? []),
    folders: collection ?? [],
    status: status ?? undefined,
    favorite: favorite ?? undefined,
    addedAt: created_at ?? undefined,
    updatedAt: updated_at ?? undefined,
    highlights: highlightsInFile(highlights),
    remindAt: remind_at ?? undefined,
  });
}
