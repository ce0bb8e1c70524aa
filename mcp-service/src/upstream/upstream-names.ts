import type { UpstreamProvider } from '@bookmarks/upstream';

/** As people know them. */
export const UPSTREAM_NAMES = {
  github: 'GitHub',
  google: 'Google',
  whoop: 'WHOOP',
  strava: 'Strava',
  raindrop: 'Raindrop',
} as const satisfies Record<UpstreamProvider, string>;
