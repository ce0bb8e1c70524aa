import type { z } from 'zod';
import { type ImportProblem, importProblem } from '../imported-bookmark.ts';

/** @param product whose record it would be. */
export function unreadableRecord(
  place: number,
  product: string,
  error: z.ZodError,
  record: unknown,
): ImportProblem {
  const field = error.issues[0]?.path.join('.') ?? '';
  const where = field === '' ? '' : `: its "${field}" is not what it should be`;
  return importProblem(
    place,
    `It cannot be read as a bookmark of ${product}${where}.`,
    JSON.stringify(record) ?? '',
  );
}
