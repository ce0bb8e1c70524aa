import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import express from 'express';
import { send } from '../../test/support/http-client.ts';
import { dropInternalHeaders } from './internal-headers.ts';

/** Every view of the headers that a request has behind the guard. */
async function viewsOf(headers: [string, string][]) {
  const app = express();
  app.use((req, _res, next) => {
    // As if somebody had looked before: Node makes these views once and keeps them.
    void [req.headers, req.headersDistinct];
    next();
  });
  app.use(dropInternalHeaders, (req, res) => {
    res.json({ headers: req.headers, distinct: req.headersDistinct, raw: req.rawHeaders });
  });
  await using server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return JSON.parse((await send(server, { headers: [['Host', 'x'], ...headers] })).body);
}

test.each([
  'x-user-sub',
  'X-User-Sub',
  'X-USER-ID',
  'x-user',
  'X_User_Sub',
  'x-user_sub',
  'X-Internal-Role',
  'x-upstream-token',
  'X-Upstream_Token',
  'X-Auth-Request-Email',
  'X-Authenticated-User',
  'X-Forwarded-User',
  'x-forwarded-email',
])('drops %s from every view, also when it comes twice', async (name) => {
  const views = await viewsOf([
    [name, 'forged-1'],
    ['Accept', 'kept'],
    [name.toLowerCase(), 'forged-2'],
  ]);
  expect(JSON.stringify(views)).not.toContain('forged');
  expect(views.headers.accept).toBe('kept');
  expect(views.raw).toEqual(expect.arrayContaining(['Accept', 'kept']));
});

test.each(['x-username', 'user-agent', 'x-request-id', 'x-poke-user-id'])('keeps %s', async (name) => {
  const views = await viewsOf([[name, 'kept']]);
  expect(views.headers[name]).toBe('kept');
  expect(views.distinct[name]).toEqual(['kept']);
});
