import { homedir } from 'node:os';
import { join } from 'node:path';

export const isRoot = () => process.getuid?.() === 0;

/**
 * Where programs are kept that were downloaded or copied. Root's is one that every user can enter, because what root
 * puts there may have to run as somebody else.
 */
export function programsFolder(): string {
  if (isRoot()) return '/var/cache/bookmarks/programs';
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'bookmarks', 'programs');
}
