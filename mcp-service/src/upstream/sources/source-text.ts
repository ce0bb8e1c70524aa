import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';

/** What nobody can see; a line may end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A text of the upstream, which can be anything: one character more than the library takes, so that it tells what it cuts. */
export const sourceText = (limit: number) =>
  z
    .string()
    .catch('')
    .transform((text) =>
      text
        .replace(INVISIBLE, ' ')
        .slice(0, limit + 1)
        .toWellFormed()
        .trim(),
    );

/** Its tags, and as many as the library can tell of. */
export const sourceTags = z
  .array(sourceText(LIMITS.tagLength))
  .catch([])
  .transform((tags) => tags.slice(0, LIMITS.tagsPerBookmark + 1));

/** A time that it gives; undefined where that is none. */
export const sourceTime = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional()
  .catch(undefined);
