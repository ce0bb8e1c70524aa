import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { bearer } from './support/gateway.ts';
import { few, type SharedGateway, startSharedGateway } from './support/shared-gateway.ts';

const post = async (gateway: SharedGateway, token: string) =>
  gateway.send({ method: 'POST', path: '/mcp', headers: [bearer(token)], body: '{}' });

test('replicas let exactly the quota of a caller through together', async () => {
  const limits = { caller: few(30) };
  await using one = await startSharedGateway({ limits });
  await using other = await startSharedGateway({ limits });
  const sub = randomUUID();
  const tokens = [await one.aToken({ sub }), await other.aToken({ sub })] as const;
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => [post(one, tokens[0]), post(other, tokens[1])]).flat(),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(50);
  expect(one.upstream.arrived.length + other.upstream.arrived.length).toBe(30);
});

test('a token that is remembered as verified is refused everywhere as soon as it is revoked', async () => {
  await using one = await startSharedGateway();
  await using other = await startSharedGateway();
  const [sub, jti] = [randomUUID(), randomUUID()];
  const tokens = [await one.aToken({ sub, jti }), await other.aToken({ sub, jti })] as const;
  const statuses = async () => [(await post(one, tokens[0])).status, (await post(other, tokens[1])).status];
  expect(await statuses()).toEqual([200, 200]);

  await one.revocations.revokeToken(jti);
  const refused = await post(one, tokens[0]);
  expect(refused.status).toBe(401);
  expect(JSON.parse(refused.body)).toMatchObject({ code: 'access_revoked' });
  expect(refused.headers['www-authenticate']).toContain('error="invalid_token"');
  expect(await statuses()).toEqual([401, 401]);
});

test('who is signed out everywhere is so at every replica, until they sign in again', async () => {
  await using one = await startSharedGateway();
  await using other = await startSharedGateway();
  const sub = randomUUID();
  const [first, second] = [await one.aToken({ sub }), await other.aToken({ sub })];
  expect([(await post(one, first)).status, (await post(other, second)).status]).toEqual([200, 200]);
  await one.revocations.signOutEverywhere(sub);
  expect([(await post(one, first)).status, (await post(other, second)).status]).toEqual([401, 401]);
  expect((await post(one, await one.aToken())).status).toBe(200);

  const later = Math.floor(Date.now() / 1000) + 2;
  expect((await post(other, await other.aToken({ sub, iat: later }))).status).toBe(200);
});

test('a revoked token counts by address, like any that is refused', async () => {
  await using gateway = await startSharedGateway({ limits: { address: few(1) }, trustedProxies: 1 });
  const [jti, network] = [randomUUID(), randomBytes(4).toString('hex')];
  await gateway.revocations.revokeToken(jti);
  const headers = [
    bearer(await gateway.aToken({ sub: randomUUID(), jti })),
    ['x-forwarded-for', `2001:db8:${network.slice(0, 4)}:${network.slice(4)}::1`],
  ] as const;
  expect((await gateway.send({ path: '/mcp', headers })).status).toBe(401);
  expect((await gateway.send({ path: '/mcp', headers })).status).toBe(429);
});
