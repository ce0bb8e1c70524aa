import { createHash } from 'node:crypto';
import type { Response } from 'express';

/**
 * Sends what everybody may keep, as long as they ask each time whether it is still so: nothing at all, where they have it
 * already. The tag is of the bytes, and so tells nobody of changes that they cannot see.
 */
export function sendFresh(res: Response, headers: Readonly<Record<string, string>>, document: string): void {
  const digest = createHash('sha256').update(document).digest('base64url');
  res.set({ ...headers, 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: `"${digest}"` });
  // Express answers 304 where the request names this tag.
  res.send(document);
}
