import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { COLLECTIONS } from '../data/raindrops.ts';
import type { ProviderDeps } from '../provider.ts';
import { authorize } from '../sign-in/authorize.ts';
import { bearerOf } from '../sign-in/bearer.ts';
import type { Grants } from '../sign-in/grants.ts';
import { parametersOf } from '../sign-in/parameters.ts';
import { redeem } from '../sign-in/redeem.ts';

const API = '/api.raindrop.io/rest/v1';
const ACCESS_TOKEN_SECONDS = 1_209_599;
/** https://developer.raindrop.io/#rate-limiting */
const REQUESTS_PER_MINUTE = 120;
const MINUTE_MS = 60_000;
const PAGE = z.object({
  perpage: z.coerce.number().int().min(1).max(50).catch(25),
  page: z.coerce.number().int().min(0).catch(0),
});

/** https://developer.raindrop.io/v1/authentication/token; that `state` comes back is not written there, and needed. */
export function createRaindrop({ client, grants, library }: ProviderDeps): Router {
  const raindrop = Router();
  const signIn = authorize({ title: 'Raindrop.io', grants, client, isOffline: () => true });
  raindrop.all('/raindrop.io/oauth/authorize', ...signIn);

  raindrop.post('/raindrop.io/oauth/access_token', express.json(), (request, response) => {
    const redeemed = redeem(parametersOf(request), { grants, client });
    if (!request.is('json') || 'refused' in redeemed) {
      const isDead = 'refused' in redeemed && redeemed.refused === 'refresh_token';
      // Its documentation names the error of a code alone; of a refresh token it is RFC 6749's.
      return void response.status(400).json({ error: isDead ? 'invalid_grant' : 'bad_authorization_code' });
    }
    const { agreement, refreshToken } = redeemed;
    return void response.json({
      access_token: grants.issueAccessToken(agreement),
      refresh_token: refreshToken ?? grants.issueRefreshToken(agreement),
      expires: ACCESS_TOKEN_SECONDS * 1000,
      expires_in: ACCESS_TOKEN_SECONDS,
      token_type: 'Bearer',
    });
  });

  raindrop.use(API, requireToken(grants), countRequests());
  raindrop.get(`${API}/user`, (request, response) => {
    const person = grants.byAccessToken(bearerOf(request))?.person;
    const user = { _id: person?.number, email: person?.email, fullName: person?.firstName };
    response.json({ result: true, user });
  });
  raindrop.get(`${API}/collections`, (_request, response) => {
    response.json({ result: true, items: COLLECTIONS.filter(({ parent }) => parent === undefined) });
  });
  raindrop.get(`${API}/collections/childrens`, (_request, response) => {
    response.json({ result: true, items: COLLECTIONS.filter(({ parent }) => parent !== undefined) });
  });
  // https://developer.raindrop.io/v1/raindrops/multiple
  raindrop.get(`${API}/raindrops/0`, (request, response) => {
    const { perpage, page } = PAGE.parse(request.query);
    const items = library.raindrops.slice(page * perpage, (page + 1) * perpage);
    response.json({ result: true, items, count: library.raindrops.length, collectionId: 0 });
  });
  return raindrop;
}

function requireToken(grants: Grants): RequestHandler {
  return (request, response, next) => {
    if (grants.byAccessToken(bearerOf(request)) !== undefined) return next();
    return void response
      .status(401)
      .json({ result: false, status: 401, errorMessage: 'Incorrect access_token' });
  };
}

function countRequests(): RequestHandler {
  let used = 0;
  let endsAt = 0;
  return (_request, response, next) => {
    if (Date.now() >= endsAt) {
      used = 0;
      endsAt = Date.now() + MINUTE_MS;
    }
    used++;
    response.set({
      'x-ratelimit-limit': String(REQUESTS_PER_MINUTE),
      'x-ratelimit-remaining': String(Math.max(0, REQUESTS_PER_MINUTE - used)),
      'x-ratelimit-reset': String(Math.ceil(endsAt / 1000)),
    });
    if (used <= REQUESTS_PER_MINUTE) return next();
    return void response.status(429).json({ result: false, status: 429, errorMessage: 'Too Many Requests' });
  };
}
