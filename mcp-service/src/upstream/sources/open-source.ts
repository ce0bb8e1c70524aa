import type { UpstreamProvider } from '@bookmarks/upstream';
import { IMPORT_SOURCES, type ImportSourceName } from '../../bookmarks/transfers.ts';
import { openGithubStars } from './github-stars.ts';
import { openRaindrops } from './raindrops.ts';
import type { OpenSource } from './source.ts';

export const OPEN_SOURCE = {
  github: openGithubStars,
  raindrop: openRaindrops,
} as const satisfies Record<ImportSourceName, OpenSource>;

/** The provider as a source of bookmarks, if it is one. */
export function importSourceOf(provider: UpstreamProvider | undefined): ImportSourceName | undefined {
  return IMPORT_SOURCES.find((name) => name === provider);
}
