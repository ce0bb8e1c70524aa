import type { UpstreamProvider } from '@bookmarks/upstream';

/** What people call a provider, and what the tools do there in their name. */
const WORDS: Readonly<Record<UpstreamProvider, { readonly title: string; readonly reach?: string }>> = {
  github: { title: 'GitHub', reach: 'have what you starred at GitHub brought in' },
  google: { title: 'Google' },
  whoop: { title: 'WHOOP', reach: 'read your recovery at WHOOP' },
  strava: { title: 'Strava' },
  raindrop: { title: 'Raindrop.io', reach: 'have your bookmarks at Raindrop.io brought in' },
};

export type UpstreamWords = {
  readonly title: string;
  /** What an app can do there once it is let in; undefined: nothing. */
  readonly reach: string | undefined;
};

/** @param hasApi whether tools use the provider's API. */
export function upstreamWords(
  { name, provider }: { readonly name: string; readonly provider: UpstreamProvider | undefined },
  hasApi: boolean,
): UpstreamWords {
  const { title, reach } = provider ? WORDS[provider] : { title: name };
  return { title, reach: hasApi ? reach : undefined };
}
