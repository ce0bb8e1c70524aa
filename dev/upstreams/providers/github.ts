import express, { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { ProviderDeps } from '../provider.ts';
import { authorize } from '../sign-in/authorize.ts';
import { bearerOf } from '../sign-in/bearer.ts';
import { parametersOf } from '../sign-in/parameters.ts';
import { type Redeemed, redeem } from '../sign-in/redeem.ts';

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const REQUESTS_PER_HOUR = 5000;
const HOUR_SECONDS = 3600;
const STAR_JSON = 'application/vnd.github.star+json';

const PAGE = z.object({
  per_page: z.coerce.number().int().min(1).max(100).catch(30),
  page: z.coerce.number().int().min(1).catch(1),
});

/**
 * An OAuth app, whose tokens do not expire and are not renewed.
 * https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function createGithub({ base, client, grants, library }: ProviderDeps): Router {
  const github = Router();
  // RFC 9207, though GitHub publishes no metadata.
  const answer = () => ({ iss: 'https://github.com/login/oauth' });
  const signIn = authorize({
    ...{ title: 'GitHub', grants, client, isOffline: () => false, hasPkce: true, answer },
  });
  github.all('/github.com/login/oauth/authorize', ...signIn);

  github.post(
    '/github.com/login/oauth/access_token',
    express.urlencoded({ extended: false }),
    express.json(),
    (request, response) => {
      const redeemed = redeem(parametersOf(request), { grants, client });
      const answer =
        'refused' in redeemed
          ? errorOf(redeemed)
          : {
              access_token: grants.issueAccessToken(redeemed.agreement),
              token_type: 'bearer',
              scope: redeemed.agreement.scope.split(' ').join(','),
            };
      if (request.headers.accept?.includes('application/json')) response.json(answer);
      else response.type('application/x-www-form-urlencoded').send(new URLSearchParams(answer).toString());
    },
  );

  github.use('/api.github.com', requireUserAgent, countRequests());

  // https://docs.github.com/rest/apps/oauth-applications#delete-an-app-authorization
  github.delete('/api.github.com/applications/:client_id/grant', express.json(), (request, response) => {
    const credentials = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
    const isClient = request.headers.authorization === `Basic ${credentials}`;
    if (!isClient || request.params.client_id !== client.clientId)
      return void response.status(404).json({ message: 'Not Found', status: '404' });
    const grant = grants.byAccessToken(parametersOf(request).access_token);
    if (grant === undefined)
      return void response.status(422).json({ message: 'Validation Failed', status: '422' });
    grants.revoke(grant.person);
    return void response.status(204).end();
  });

  github.get('/api.github.com/user', (request, response) => {
    const grant = grants.byAccessToken(bearerOf(request));
    if (grant === undefined) return refuse(response);
    const { name: login, firstName: name, number: id } = grant.person;
    return void response.json({ login, id, type: 'User', name });
  });

  github.get('/api.github.com/user/starred', (request, response) => {
    if (grants.byAccessToken(bearerOf(request)) === undefined) return refuse(response);
    const { per_page, page } = PAGE.parse(request.query);
    const last = Math.max(1, Math.ceil(library.stars.length / per_page));
    const link = linksOf({ url: new URL(`${base}${request.originalUrl}`), page, last });
    if (link !== '') response.set('link', link);
    const stars = library.stars.slice((page - 1) * per_page, page * per_page);
    const isDated = request.headers.accept?.includes(STAR_JSON);
    return void response.json(isDated ? stars : stars.map(({ repo }) => repo));
  });
  return github;
}

/** They come with the status 200: https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors */
function errorOf({ refused }: Redeemed & { refused: string }) {
  switch (refused) {
    case 'client':
      return {
        error: 'incorrect_client_credentials',
        error_description: 'The client_id and/or client_secret passed are incorrect.',
      };
    case 'refresh_token':
      return { error: 'bad_refresh_token', error_description: 'The refresh token passed is incorrect.' };
    default:
      return {
        error: 'bad_verification_code',
        error_description: 'The code passed is incorrect or expired.',
      };
  }
}

/** https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent */
const requireUserAgent: RequestHandler = (request, response, next) => {
  if (request.headers['user-agent']) return next();
  return void response.status(403).type('text').send('Request forbidden by administrative rules.');
};

function countRequests(): RequestHandler {
  let used = 0;
  return (_request, response, next) => {
    used = Math.min(used + 1, REQUESTS_PER_HOUR);
    response.set({
      'x-ratelimit-limit': String(REQUESTS_PER_HOUR),
      'x-ratelimit-remaining': String(REQUESTS_PER_HOUR - used),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + HOUR_SECONDS),
    });
    next();
  };
}

function refuse(response: Response): void {
  response.status(401).json({ message: 'Bad credentials', status: '401' });
}

/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function linksOf({ url, page, last }: { url: URL; page: number; last: number }): string {
  const link = (rel: string, number: number) => {
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  const before = page > 1 ? [link('prev', page - 1), link('first', 1)] : [];
  const after = page < last ? [link('next', page + 1), link('last', last)] : [];
  return [...before, ...after].join(', ');
}
