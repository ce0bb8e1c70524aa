import { tagKey } from '../tags/tag.ts';
import type { Fields } from './change.ts';

/** What taking back a change of fields comes to. */
export type FieldsUndo =
  | { readonly kind: 'nothing' }
  /** Fields that have another value than the change gave them. */
  | { readonly kind: 'conflict'; readonly fields: readonly string[] }
  | { readonly kind: 'set'; readonly fields: Fields };

/** Sets the fields back that are as the change left them; if one of them was changed again, none. */
export function undoFields(present: Fields, before: Fields, after: Fields): FieldsUndo {
  const different = fieldsThatDiffer(present, before);
  if (different.length === 0) return { kind: 'nothing' };
  const conflicts = different.filter((name) => !isSame(name, present[name], after[name]));
  if (conflicts.length > 0) return { kind: 'conflict', fields: conflicts };
  return { kind: 'set', fields: Object.fromEntries(different.map((name) => [name, before[name]])) };
}

/** The fields of `expected` that have another value now. */
export function fieldsThatDiffer(present: Fields, expected: Fields): string[] {
  return Object.keys(expected).filter((name) => !isSame(name, present[name], expected[name]));
}

/** For people: `Its title and tags were changed since.` */
export function changedSince(fields: readonly string[]): string {
  const words = fields.map((name) => WORDS[name] ?? name);
  const isPlural = words.length > 1 || words[0]?.endsWith('s') === true;
  return `Its ${words.join(' and ')} ${isPlural ? 'were' : 'was'} changed since.`;
}

const WORDS: Readonly<Record<string, string>> = {
  url: 'URL',
  status: 'read state',
  favorite: 'mark as a favorite',
  collectionId: 'collection',
  createdAt: 'date',
  remindAt: 'reminder',
  parentId: 'place among the collections',
  smartQuery: 'query',
  autoTags: 'automatic tags',
  publishedAt: 'publication',
};

/** How a tag is spelled belongs to the tag, not to the bookmarks that carry it. */
function isSame(name: string, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const comparable = (value: unknown) =>
    JSON.stringify(name === 'tags' && Array.isArray(value) ? value.map(String).map(tagKey) : (value ?? null));
  return comparable(one) === comparable(other);
}
