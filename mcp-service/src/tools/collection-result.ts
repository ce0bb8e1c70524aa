import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Collection } from '../bookmarks/collections.ts';
import { counted, excerpt, oneLine, tagsText } from './words.ts';

const DESCRIPTION_CHARACTERS = 200;

export const collectionResult = z.object({
  id: z.string(),
  path: z.string(),
  bookmarks: z.number(),
  or_more: z.boolean().optional(),
  description: z.string().optional(),
  smart_query: z.string().optional(),
  auto_tags: z.array(z.string()).optional(),
  public_url: z.string().optional(),
});
type CollectionResult = z.input<typeof collectionResult>;

export function toCollectionResult(collection: Collection): CollectionResult {
  const { id, path, bookmarkCount, description, smartQuery, autoTags, publicPage } = collection;
  const isOrMore = smartQuery !== '' && bookmarkCount >= LIMITS.smartCount;
  return {
    id,
    path,
    bookmarks: bookmarkCount,
    ...(isOrMore && { or_more: true }),
    ...(description && { description: excerpt(description, DESCRIPTION_CHARACTERS) }),
    ...(smartQuery && { smart_query: smartQuery }),
    ...(autoTags.length > 0 && { auto_tags: [...autoTags] }),
    ...(publicPage && { public_url: publicPage }),
  };
}

export function collectionText(result: CollectionResult): string {
  const facts = [
    result.or_more ? `${result.bookmarks} or more bookmarks` : counted(result.bookmarks, 'bookmark'),
    result.smart_query ? `finds: ${oneLine(result.smart_query)}` : '',
    result.auto_tags ? `adds ${tagsText(result.auto_tags)}` : '',
    result.public_url ? `public at ${result.public_url}` : '',
    result.description ? oneLine(result.description) : '',
  ].filter(Boolean);
  return `- ${result.id} ${oneLine(result.path)} · ${facts.join(' · ')}`;
}
