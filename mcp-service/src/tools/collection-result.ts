import { z } from 'zod';
import type { Collection } from '../bookmarks/collections.ts';
import { counted, excerpt, oneLine, tagsText } from './words.ts';

const DESCRIPTION_CHARACTERS = 200;

export const collectionResult = z.object({
  id: z.string(),
  path: z.string(),
  bookmarks: z.number(),
  description: z.string().optional(),
  smart_query: z.string().optional(),
  auto_tags: z.array(z.string()).optional(),
  public_url: z.string().optional(),
});
type CollectionResult = z.input<typeof collectionResult>;

export function toCollectionResult(collection: Collection): CollectionResult {
  const { id, path, bookmarkCount, description, smartQuery, autoTags, publicPage } = collection;
  return {
    id,
    path,
    bookmarks: bookmarkCount,
    ...(description && { description: excerpt(description, DESCRIPTION_CHARACTERS) }),
    ...(smartQuery && { smart_query: smartQuery }),
    ...(autoTags.length > 0 && { auto_tags: [...autoTags] }),
    ...(publicPage && { public_url: publicPage }),
  };
}

export function collectionText(result: CollectionResult): string {
  const facts = [
    counted(result.bookmarks, 'bookmark'),
    result.smart_query ? `finds: ${oneLine(result.smart_query)}` : '',
    result.auto_tags ? `adds ${tagsText(result.auto_tags)}` : '',
    result.public_url ? `public at ${result.public_url}` : '',
    result.description ? oneLine(result.description) : '',
  ].filter(Boolean);
  return `- ${result.id} ${oneLine(result.path)} · ${facts.join(' · ')}`;
}
