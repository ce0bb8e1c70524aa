import { z } from 'zod';

const URL_OF_IT = z.url({ protocol: /^https?$/ });

const COMMON = {
  /** Stands before the upstream's own subject in ours: whoever changes it makes strangers of everybody. */
  name: z.string().regex(/^[a-z0-9-]{1,32}$/),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
};

/** The provider that people sign in at, which knows the gateway as its one client. */
const UPSTREAM = z.discriminatedUnion('type', [
  z.strictObject({
    ...COMMON,
    type: z.literal('oidc'),
    issuer: URL_OF_IT,
    scope: z.string().default('openid'),
  }),
  z.strictObject({
    ...COMMON,
    type: z.literal('oauth2'),
    authorizationUrl: URL_OF_IT,
    tokenUrl: URL_OF_IT,
    userinfoUrl: URL_OF_IT,
    /** The member of the user information that never changes and is nobody else's. */
    idClaim: z.string().default('id'),
    scope: z.string().default(''),
  }),
]);
export type Upstream = z.infer<typeof UPSTREAM>;

/** Parses an upstream from JSON. @throws {Error} with what is wrong, never with the secret. */
export function upstreamSettings(json: string): Upstream {
  return UPSTREAM.parse(JSON.parse(json));
}

/** Whether the upstream is only reached by https, as it must be. */
export function isHttpsOnly(upstream: Upstream): boolean {
  const urls =
    upstream.type === 'oidc'
      ? [upstream.issuer]
      : [upstream.authorizationUrl, upstream.tokenUrl, upstream.userinfoUrl];
  return urls.every((url) => url.startsWith('https:'));
}
