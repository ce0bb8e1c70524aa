import express, { type Response, Router } from 'express';
import type { Person } from '../people.ts';
import type { ProviderDeps } from '../provider.ts';
import { authorize } from '../sign-in/authorize.ts';
import { bearerOf } from '../sign-in/bearer.ts';
import { parametersOf } from '../sign-in/parameters.ts';
import { redeem } from '../sign-in/redeem.ts';

const HOST = '/www.strava.com';
const ACCESS_TOKEN_SECONDS = 6 * 60 * 60;
const SCOPES = new Set([
  ...['read', 'read_all', 'profile:read_all', 'profile:write'],
  ...['activity:read', 'activity:read_all', 'activity:write'],
]);

/** https://developers.strava.com/docs/authentication/ */
export function createStrava({ client, grants }: ProviderDeps): Router {
  const strava = Router();
  const signIn = authorize({
    ...{ title: 'Strava', grants, client, isOffline: () => true },
    // Commas stand between them, so that with spaces they are one that nobody knows.
    refusal: ({ scope = '' }) =>
      scope.split(',').every((one) => SCOPES.has(one)) ? undefined : 'invalid_scope',
    answer: ({ scope = '' }) => ({ scope }),
  });
  strava.all(`${HOST}/oauth/authorize`, ...signIn);

  strava.post(`${HOST}/oauth/token`, express.urlencoded({ extended: false }), (request, response) => {
    const redeemed = redeem(parametersOf(request), { grants, client });
    if ('refused' in redeemed) return refuse(response, redeemed.refused);
    const { agreement, refreshToken } = redeemed;
    // Once there is a new one, the one before no longer works.
    if (refreshToken !== undefined) grants.endRefreshToken(refreshToken);
    return void response.json({
      token_type: 'Bearer',
      expires_at: Math.floor(Date.now() / 1000) + ACCESS_TOKEN_SECONDS,
      expires_in: ACCESS_TOKEN_SECONDS,
      refresh_token: grants.issueRefreshToken(agreement),
      access_token: grants.issueAccessToken(agreement),
      ...(refreshToken === undefined && { athlete: athleteOf(agreement.person) }),
    });
  });

  strava.get(`${HOST}/api/v3/athlete`, (request, response) => {
    const grant = grants.byAccessToken(bearerOf(request));
    if (grant === undefined) return refuse(response, 'access_token');
    response.set({ 'x-ratelimit-limit': '200,2000', 'x-ratelimit-usage': '1,1' });
    return void response.json(athleteOf(grant.person));
  });

  strava.post(`${HOST}/oauth/deauthorize`, express.urlencoded({ extended: false }), (request, response) => {
    const access_token = parametersOf(request).access_token ?? bearerOf(request);
    const grant = grants.byAccessToken(access_token);
    if (grant === undefined) return refuse(response, 'access_token');
    grants.revoke(grant.person);
    return void response.json({ access_token });
  });
  return strava;
}

function athleteOf({ number: id, name: username, firstName: firstname }: Person) {
  return { id, username, firstname, lastname: 'Example', resource_state: 2 };
}

/** https://developers.strava.com/docs/reference/#api-models-Fault */
function refuse(response: Response, refused: keyof typeof FAULTS): void {
  const { status, message, resource, field } = FAULTS[refused];
  response.status(status).json({ message, errors: [{ resource, field, code: 'invalid' }] });
}

const BAD_REQUEST = { status: 400, message: 'Bad Request' };
const FAULTS = {
  client: { status: 401, message: 'Authorization Error', resource: 'Application', field: '' },
  code: { ...BAD_REQUEST, resource: 'AuthorizationCode', field: 'code' },
  refresh_token: { ...BAD_REQUEST, resource: 'RefreshToken', field: 'refresh_token' },
  access_token: { status: 401, message: 'Authorization Error', resource: 'Athlete', field: 'access_token' },
};
