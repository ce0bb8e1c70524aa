import { type BookmarkMessage, LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { STATUS_MESSAGES, STATUSES } from './status.ts';

const SEPARATOR = ', ';
export const MAX_TAGS_LENGTH = LIMITS.tagsPerBookmark * (LIMITS.tagLength + SEPARATOR.length);

const TEXT = z.string().catch('');
/** A bookmark as a form has it. The library says what is wrong with one; here it only gets a shape. */
export const TYPED = z.object({
  url: TEXT,
  title: TEXT,
  description: TEXT,
  note: TEXT,
  /** With commas between them, which no tag has. */
  tags: TEXT,
  /** The id of one. */
  collection: TEXT,
  status: TEXT,
  favorite: TEXT,
  /** The one that the form was filled from. */
  version: z.coerce.number().int().catch(0),
});
export type Typed = z.infer<typeof TYPED>;
export type Field = Exclude<keyof Typed, 'version'>;

export function typedFrom(bookmark: BookmarkMessage): Typed {
  const { url, title, description, note, tags, collectionId, status, favorite, version } = bookmark;
  return {
    ...{ url, title, description, note, version },
    tags: tags.join(SEPARATOR),
    collection: collectionId,
    status: STATUSES.find((name) => STATUS_MESSAGES[name] === status) ?? '',
    favorite: favorite ? 'on' : '',
  };
}

export function tagsIn(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** The fields in which two differ. */
export function differences(one: Typed, other: Typed): Set<Field> {
  const fields = Object.keys(NORMAL_FORMS) as Field[];
  return new Set(
    fields.filter((field) => NORMAL_FORMS[field](one[field]) !== NORMAL_FORMS[field](other[field])),
  );
}

/** A form sends the ends of lines in its own way, and none from a field of one line. */
const asLine = (text: string) => text.replace(/[\r\n]/g, '').trim();
const asText = (text: string) => text.replace(/\r\n?/g, '\n').trim();
const asTags = (text: string) => tagsIn(text).map(asLine).join();

const NORMAL_FORMS: Record<Field, (text: string) => string> = {
  ...{ url: asLine, title: asLine, collection: asLine, status: asLine, favorite: asLine },
  ...{ description: asText, note: asText },
  tags: asTags,
};
