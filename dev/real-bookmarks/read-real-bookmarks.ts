import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type DebianPackage, debianPackage } from './debian-package.ts';

/** Where `extract.ts` writes and this reads; README.md says where the data are from. */
export const FIXTURE = new URL('debian-packages.ndjson.gz', import.meta.url);

/** The packages of a Debian release that have a homepage, as real URLs with titles, sections and tags, one by one. */
export async function* readRealBookmarks(): AsyncGenerator<DebianPackage> {
  const lines = createInterface({ input: createReadStream(FIXTURE).pipe(createGunzip()) });
  for await (const line of lines) yield debianPackage.parse(JSON.parse(line));
}
