import { type UpstreamProvider, upstreamUrl } from '@bookmarks/upstream';
import { PLAIN, type Upstream } from './upstream.ts';

type Client = Pick<Upstream, 'clientId' | 'clientSecret'>;
type Preset = (client: Client) => Upstream;

/** Providers whose addresses and peculiarities are known. They ask for as little as the tools need. */
const PRESETS: Readonly<Record<UpstreamProvider, Preset>> = {
  // https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
  // No scope: what is public of a person, such as their stars, can be read without one.
  github: (client) => ({
    ...{ ...PLAIN, ...client, name: 'github', type: 'oauth2', scope: '' },
    authorizationUrl: 'https://github.com/login/oauth/authorize',
    tokenUrl: 'https://github.com/login/oauth/access_token',
    userinfoUrl: 'https://api.github.com/user',
    idClaim: 'id',
    revocation: {
      ...{ method: 'DELETE', tokenIn: 'json', withClient: true },
      url: `https://api.github.com/applications/${encodeURIComponent(client.clientId)}/grant`,
    },
  }),
  // https://developers.google.com/identity/protocols/oauth2/web-server
  google: (client) => ({
    ...{ ...PLAIN, ...client, name: 'google', type: 'oidc', scope: 'openid' },
    issuer: 'https://accounts.google.com',
    // Without both there is no refresh token, or only the first time.
    authorizationParameters: { access_type: 'offline', prompt: 'consent' },
    revocation: {
      ...{ method: 'POST', tokenIn: 'form', withClient: false },
      url: 'https://oauth2.googleapis.com/revoke',
    },
  }),
  // https://developer.whoop.com/docs/developing/oauth
  whoop: (client) => ({
    ...{ ...PLAIN, ...client, name: 'whoop', type: 'oauth2', hasPkce: false },
    scope: 'offline read:profile read:recovery',
    authorizationUrl: 'https://api.prod.whoop.com/oauth/oauth2/auth',
    tokenUrl: 'https://api.prod.whoop.com/oauth/oauth2/token',
    userinfoUrl: 'https://api.prod.whoop.com/developer/v2/user/profile/basic',
    idClaim: 'user_id',
    refreshParameters: { scope: 'offline' },
    revocation: {
      ...{ method: 'DELETE', tokenIn: 'bearer', withClient: false },
      url: 'https://api.prod.whoop.com/developer/v2/user/access',
    },
  }),
  // https://developers.strava.com/docs/authentication/
  strava: (client) => ({
    ...{ ...PLAIN, ...client, name: 'strava', type: 'oauth2', hasPkce: false },
    // Of several scopes it wants commas between them.
    scope: 'read',
    authorizationUrl: 'https://www.strava.com/oauth/authorize',
    tokenUrl: 'https://www.strava.com/oauth/token',
    userinfoUrl: 'https://www.strava.com/api/v3/athlete',
    idClaim: 'id',
    authorizationParameters: { approval_prompt: 'auto' },
    revocation: {
      ...{ method: 'POST', tokenIn: 'form', withClient: false },
      url: 'https://www.strava.com/oauth/deauthorize',
    },
  }),
  // https://developer.raindrop.io/v1/authentication/token
  raindrop: (client) => ({
    ...{ ...PLAIN, ...client, name: 'raindrop', type: 'oauth2', scope: '', hasPkce: false },
    authorizationUrl: 'https://raindrop.io/oauth/authorize',
    tokenUrl: 'https://raindrop.io/oauth/access_token',
    tokenRequests: 'json',
    userinfoUrl: 'https://api.raindrop.io/rest/v1/user',
    idClaim: 'user._id',
  }),
};

/** @param standIn where all its addresses are instead, on the local stack. */
export function presetOf(provider: UpstreamProvider, client: Client, standIn: URL | undefined): Upstream {
  const upstream = { ...PRESETS[provider](client), provider };
  const at = (url: string) => upstreamUrl(url, standIn).href;
  const revocation = upstream.revocation && { ...upstream.revocation, url: at(upstream.revocation.url) };
  if (upstream.type === 'oidc') return { ...upstream, revocation, issuer: at(upstream.issuer) };
  return {
    ...{ ...upstream, revocation },
    authorizationUrl: at(upstream.authorizationUrl),
    tokenUrl: at(upstream.tokenUrl),
    userinfoUrl: at(upstream.userinfoUrl),
  };
}
