import { createHash } from 'node:crypto';
import { idFromBytes, newId } from '../library/id.ts';

/** Any id that a bookmark could have; always the same one for a seed. */
export function randomId(seed: number | undefined): string {
  if (seed === undefined) return newId('bm');
  return idFromBytes('bm', createHash('sha256').update(String(seed)).digest());
}
