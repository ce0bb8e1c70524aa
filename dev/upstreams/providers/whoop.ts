import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { recoveriesOf } from '../data/recoveries.ts';
import type { ProviderDeps } from '../provider.ts';
import { authorize } from '../sign-in/authorize.ts';
import { bearerOf } from '../sign-in/bearer.ts';
import { parametersOf } from '../sign-in/parameters.ts';
import { redeem } from '../sign-in/redeem.ts';

const HOST = '/api.prod.whoop.com';
const ACCESS_TOKEN_SECONDS = 3600;
/** https://developer.whoop.com/docs/developing/oauth */
const MIN_STATE_LENGTH = 8;
const SCOPES = new Set([
  ...['offline', 'read:profile', 'read:body_measurement'],
  ...['read:recovery', 'read:cycles', 'read:sleep', 'read:workout'],
]);
const WINDOW = z.object({
  limit: z.coerce.number().int().min(1).max(25).default(10),
  start: z.iso.datetime({ offset: true }).optional(),
  end: z.iso.datetime({ offset: true }).optional(),
  nextToken: z.coerce.number().int().min(0).default(0),
});

export function createWhoop({ client, grants }: ProviderDeps): Router {
  const whoop = Router();
  const signIn = authorize({
    ...{ title: 'WHOOP', grants, client },
    refusal: ({ state = '', scope = '' }) => {
      if (state.length < MIN_STATE_LENGTH) return 'invalid_state';
      return scope.split(' ').every((one) => SCOPES.has(one)) ? undefined : 'invalid_scope';
    },
    isOffline: ({ scope }) => has(scope, 'offline'),
  });
  whoop.all(`${HOST}/oauth/oauth2/auth`, ...signIn);

  // https://developer.whoop.com/docs/tutorials/refresh-token-javascript
  whoop.post(`${HOST}/oauth/oauth2/token`, express.urlencoded({ extended: false }), (request, response) => {
    const parameters = parametersOf(request);
    const redeemed = redeem(parameters, { grants, client });
    if ('refused' in redeemed) {
      const isClient = redeemed.refused === 'client';
      const error = isClient ? 'invalid_client' : 'invalid_grant';
      return void response.status(isClient ? 401 : 400).json({ error });
    }
    const { agreement, refreshToken } = redeemed;
    // The one that was used is dead, and a new one comes where it is asked for.
    if (refreshToken !== undefined) grants.endRefreshToken(refreshToken);
    const isRenewable =
      agreement.isOffline && (refreshToken === undefined || has(parameters.scope, 'offline'));
    return void response.json({
      access_token: grants.issueAccessToken(agreement),
      expires_in: ACCESS_TOKEN_SECONDS,
      scope: agreement.scope,
      token_type: 'bearer',
      ...(isRenewable && { refresh_token: grants.issueRefreshToken(agreement) }),
    });
  });

  // https://developer.whoop.com/api
  whoop.get(`${HOST}/developer/v2/user/profile/basic`, (request, response) => {
    const grant = grants.byAccessToken(bearerOf(request));
    if (!grant || !has(grant.scope, 'read:profile')) return refuse(response);
    const { number: user_id, email, firstName: first_name } = grant.person;
    return void response.json({ user_id, email, first_name, last_name: 'Example' });
  });

  whoop.get(`${HOST}/developer/v2/recovery`, (request, response) => {
    const grant = grants.byAccessToken(bearerOf(request));
    if (!grant || !has(grant.scope, 'read:recovery')) return refuse(response);
    const window = WINDOW.safeParse(request.query);
    if (!window.success) return void response.status(400).end();
    const { limit, start = '', end = '9999', nextToken: from } = window.data;
    const all = recoveriesOf(grant.person.number, new Date());
    const found = all.filter(({ created_at }) => created_at >= start && created_at < end);
    const next = from + limit;
    return void response.json({
      records: found.slice(from, next),
      ...(next < found.length && { next_token: String(next) }),
    });
  });

  whoop.delete(`${HOST}/developer/v2/user/access`, (request, response) => {
    const grant = grants.byAccessToken(bearerOf(request));
    if (grant === undefined) return refuse(response);
    grants.revoke(grant.person);
    return void response.status(204).end();
  });
  return whoop;
}

function has(scopes: string | undefined, scope: string): boolean {
  return scopes?.split(' ').includes(scope) === true;
}

function refuse(response: Response): void {
  response.status(401).json({ message: 'Unauthorized' });
}
