/** The providers whose API is used beyond the sign-in, or may be. */
export const UPSTREAM_PROVIDERS = ['github', 'google', 'whoop', 'strava', 'raindrop'] as const;
export type UpstreamProvider = (typeof UPSTREAM_PROVIDERS)[number];
